import { IconBroadcast, IconKeyboard, IconList, IconMoon, IconPlus, IconRefresh, IconServer2, IconSun, type Icon } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import type { Node, Stream } from '../api/types';
import { useMay } from '../auth/session';
import { useSetTheme } from '../ui/preference-menus';
import { setPreference, usePreferences } from '../ui/preferences';
import { say, sayProblem } from '../ui/toasts';
import { openWord } from '../words/open';
import { PAGES } from './rail';

export interface PaletteItem {
  id: string;
  name: string;
  note?: string;
  icon: Icon;
  run: () => void;
}

export interface PaletteGroup {
  title: string;
  items: PaletteItem[];
}

export interface Found {
  nodes: Node[];
  streams: Stream[];
  streamTotal: number;
  asked: string;
}

const holds = (item: PaletteItem, text: string): boolean => item.name.toLowerCase().includes(text.trim().toLowerCase());

export function usePaletteItems(text: string, found: Found | undefined, onHelp: () => void): PaletteGroup[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const actions = useActions(onHelp);
  const pages: PaletteItem[] = PAGES.map(({ id, to, icon }) => ({
    id,
    icon,
    name: t(`frame.pages.${id}`),
    run: () => void navigate({ to }),
  }));
  const nodes: PaletteItem[] = (found?.nodes ?? []).map((node) => ({
    id: `node ${node.id}`,
    icon: IconServer2,
    name: node.name,
    note: [node.environment, t(`status.node.${node.status}`), ...(node.is_simulated ? [t('status.simulated')] : [])].join(' · '),
    run: () => void navigate({ to: '/nodes', search: { node: String(node.id) } }),
  }));
  const streams: PaletteItem[] = (found?.streams ?? []).map((stream) => ({
    id: `stream ${stream.id}`,
    icon: IconBroadcast,
    name: stream.path,
    note: [stream.node_name, stream.status === 'healthy' ? t('status.stream.healthy') : openWord('reason', stream.reason)].join(' · '),
    run: () => void navigate({ to: '/streams', search: { stream: String(stream.id), q: stream.path } }),
  }));
  if (found && found.streamTotal > found.streams.length) {
    streams.push({
      id: 'all streams',
      icon: IconList,
      name: t('frame.allStreams', { count: found.streamTotal }),
      run: () => void navigate({ to: '/streams', search: { q: found.asked } }),
    });
  }
  return [
    { title: t('frame.pages.streams'), items: streams },
    { title: t('frame.pages.nodes'), items: nodes },
    { title: t('frame.goTo'), items: pages.filter((item) => holds(item, text)) },
    { title: t('frame.actions'), items: actions.filter((item) => holds(item, text)) },
  ].filter((group) => group.items.length > 0);
}

function useActions(onHelp: () => void): PaletteItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayChange = useMay('operator');
  const setTheme = useSetTheme();
  const { density } = usePreferences();
  const other = density === 'compact' ? 'comfortable' : 'compact';
  const checkAll = () =>
    void answer(api.POST('/api/health/quick-check'))
      .then((result) => say(t('nodes.allChecked', { count: result.nodes_checked })))
      .then(() => client.invalidateQueries())
      .catch(sayProblem);
  return [
    ...(mayChange ? [{ id: 'add', icon: IconPlus, name: t('nodes.add'), run: () => void navigate({ to: '/nodes', search: { form: 'new' } }) }] : []),
    ...(mayChange ? [{ id: 'check', icon: IconRefresh, name: t('nodes.checkAll'), run: checkAll }] : []),
    { id: 'dark', icon: IconMoon, name: t('frame.useDark'), run: () => setTheme('dark') },
    { id: 'light', icon: IconSun, name: t('frame.useLight'), run: () => setTheme('light') },
    { id: 'density', icon: IconList, name: t(`frame.use.${other}`), run: () => setPreference('density', other) },
    { id: 'help', icon: IconKeyboard, name: t('frame.shortcuts'), run: onHelp },
  ];
}
