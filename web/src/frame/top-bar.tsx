import { ActionIcon, Menu } from '@mantine/core';
import { IconKeyboard, IconLogout, IconSearch, IconSettings, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { signOut } from '../auth/queries';
import { useSession } from '../auth/session';
import { LanguageMenu, ThemeMenu } from '../ui/preference-menus';
import { sayProblem } from '../ui/toasts';
import { StateBar } from './state-bar';
import classes from './top-bar.module.css';

export function TopBar({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      <StateBar />
      <button type="button" className={classes.search} aria-label={t('frame.search')} onClick={onSearch}>
        <IconSearch size={16} aria-hidden />
        <span>{t('frame.search')}</span>
        <kbd>/</kbd>
      </button>
      <div className={classes.menus}>
        <span className={classes.wide}>
          <LanguageMenu />
          <ThemeMenu />
        </span>
        <PersonMenu onHelp={onHelp} />
      </div>
    </header>
  );
}

function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const me = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = () => void signOut().then(() => client.clear(), sayProblem);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('frame.person', { name: me?.name ?? '' })} title={me?.name ?? ''}>
          <IconUser size={19} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me && t('frame.signedInAs', { name: me.name, role: t(`settings.roles.${me.role}`) })}</Menu.Label>
        <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => void navigate({ to: '/settings' })}>
          {t('frame.pages.settings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onHelp}>
          {t('frame.shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
          {t('frame.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
