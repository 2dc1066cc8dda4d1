import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { currentLanguage, LANGUAGES } from '../words/languages';
import { setPreference, usePreferences, type Theme } from './preferences';

export function LanguageMenu() {
  const { t } = useTranslation();
  usePreferences();
  const current = currentLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('frame.language')} title={t('frame.language')}>
          <IconLanguage size={19} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map(({ value, name }) => (
          <Menu.Item
            key={value}
            lang={value}
            aria-current={value === current || undefined}
            rightSection={value === current && <IconCheck size={15} aria-hidden />}
            onClick={() => setPreference('language', value)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const THEMES: readonly { value: Theme; icon: typeof IconSun; scheme: 'auto' | 'light' | 'dark' }[] = [
  { value: 'system', icon: IconDeviceDesktop, scheme: 'auto' },
  { value: 'light', icon: IconSun, scheme: 'light' },
  { value: 'dark', icon: IconMoon, scheme: 'dark' },
];

/** Sets the theme and remembers it. */
export function useSetTheme(): (theme: Theme) => void {
  const { setColorScheme } = useMantineColorScheme();
  return (theme) => {
    setPreference('theme', theme);
    setColorScheme(THEMES.find((each) => each.value === theme)?.scheme ?? 'auto');
  };
}

export function ThemeMenu() {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const setTheme = useSetTheme();
  const Current = THEMES.find((each) => each.value === theme)?.icon ?? IconDeviceDesktop;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('frame.theme')} title={t('frame.theme')}>
          <Current size={19} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map(({ value, icon: Glyph }) => (
          <Menu.Item
            key={value}
            leftSection={<Glyph size={16} aria-hidden />}
            aria-current={value === theme || undefined}
            rightSection={value === theme && <IconCheck size={15} aria-hidden />}
            onClick={() => setTheme(value)}
          >
            {t(`frame.themes.${value}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
