import { ActionIcon } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBroadcast,
  IconHistory,
  IconLayoutDashboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconServer2,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { Logo } from '../ui/logo';
import { setPreference, usePreferences } from '../ui/preferences';
import classes from './rail.module.css';

export type PageId = 'dashboard' | 'streams' | 'incidents' | 'events' | 'nodes' | 'settings';

export const PAGES: readonly { id: PageId; to: '/' | '/streams' | '/incidents' | '/events' | '/nodes' | '/settings'; icon: Icon }[] = [
  { id: 'dashboard', to: '/', icon: IconLayoutDashboard },
  { id: 'streams', to: '/streams', icon: IconBroadcast },
  { id: 'incidents', to: '/incidents', icon: IconAlertTriangle },
  { id: 'events', to: '/events', icon: IconHistory },
  { id: 'nodes', to: '/nodes', icon: IconServer2 },
  { id: 'settings', to: '/settings', icon: IconSettings },
];

export function Rail() {
  const { t } = useTranslation();
  const { railCollapsed } = usePreferences();
  const Fold = railCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const fold = railCollapsed ? t('frame.expand') : t('frame.collapse');
  return (
    <nav className={classes.rail} data-collapsed={railCollapsed || undefined} aria-label={t('frame.navigation')}>
      <Link to="/" className={classes.brand} title={t('frame.toDashboard')}>
        <Logo size={22} />
        <span className={railCollapsed ? 'visually-hidden' : undefined}>Signalbox</span>
      </Link>
      <ul>
        {PAGES.map(({ id, to, icon: Glyph }) => (
          <li key={id}>
            <Link to={to} className={classes.entry} activeOptions={{ exact: to === '/', includeSearch: false }} title={railCollapsed ? t(`frame.pages.${id}`) : undefined}>
              <Glyph size={19} stroke={1.7} aria-hidden />
              <span className={railCollapsed ? 'visually-hidden' : undefined}>{t(`frame.pages.${id}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <ActionIcon className={classes.fold} size="lg" aria-label={fold} title={fold} onClick={() => setPreference('railCollapsed', !railCollapsed)}>
        <Fold size={18} />
      </ActionIcon>
    </nav>
  );
}

/** The rail of a phone. Settings are in the menu of the person, so that the words of the rest have room. */
export function BottomBar() {
  const { t } = useTranslation();
  return (
    <nav className={classes.bottom} aria-label={t('frame.navigation')}>
      {PAGES.filter((page) => page.id !== 'settings').map(({ id, to, icon: Glyph }) => (
        <Link key={id} to={to} className={classes.bottomEntry} activeOptions={{ exact: to === '/', includeSearch: false }}>
          <Glyph size={20} stroke={1.7} aria-hidden />
          <span>{t(`frame.pages.${id}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
