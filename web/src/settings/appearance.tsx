import { SegmentedControl } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useSetTheme } from '../ui/preference-menus';
import { setPreference, usePreferences, type Density, type Language, type Theme } from '../ui/preferences';
import { currentLanguage, LANGUAGES } from '../words/languages';
import classes from './settings.module.css';

interface ChoiceProps {
  label: string;
  help: string;
  value: string;
  data: { value: string; label: ReactNode }[];
  onChange: (value: string) => void;
}

function Choice({ label, help, value, data, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className={classes.choice}>
      <span id={id}>{label}</span>
      <SegmentedControl aria-labelledby={id} value={value} data={data} onChange={onChange} />
      <p className={classes.dim}>{help}</p>
    </div>
  );
}

export function Appearance() {
  const { t } = useTranslation();
  const { theme, density } = usePreferences();
  const setTheme = useSetTheme();
  return (
    <section className={classes.card}>
      <h2>{t('settings.parts.appearance')}</h2>
      <Choice
        label={t('frame.language')}
        help={t('settings.languageHelp')}
        value={currentLanguage()}
        data={LANGUAGES.map(({ value, name }) => ({ value, label: <span lang={value}>{name}</span> }))}
        onChange={(value) => setPreference('language', value as Language)}
      />
      <Choice
        label={t('frame.theme')}
        help={t('settings.themeHelp')}
        value={theme}
        data={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`frame.themes.${value}`) }))}
        onChange={(value) => setTheme(value as Theme)}
      />
      <Choice
        label={t('settings.density')}
        help={t('settings.densityHelp')}
        value={density}
        data={(['comfortable', 'compact'] as const).map((value) => ({ value, label: t(`settings.densities.${value}`) }))}
        onChange={(value) => setPreference('density', value as Density)}
      />
    </section>
  );
}
