import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { preferences, readPreferences, type Language } from '../ui/preferences';

/** Each in its own name: who cannot read the page must still find the way to a language they can. */
export const LANGUAGES: readonly { value: Language; name: string }[] = [
  { value: 'en', name: 'English' },
  { value: 'zh-TW', name: '繁體中文' },
  { value: 'de', name: 'Deutsch' },
];

const WORDS = {
  en: () => import('./en'),
  de: () => import('./de'),
  'zh-TW': () => import('./zh-TW'),
} as const;

/** The first of the browser's languages that we have; Chinese of any kind is better met with ours than with English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'en' || primary === 'de') return primary;
    if (primary === 'zh') return 'zh-TW';
  }
  return 'en';
}

export function currentLanguage(): Language {
  return readPreferences().language ?? preferredLanguage(navigator.languages);
}

async function show(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const words = await WORDS[language]();
    i18next.addResourceBundle(language, 'translation', words.default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Loads the words of one language only; the others come when they are asked for. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await show(currentLanguage());
  let shown = currentLanguage();
  preferences.subscribe(() => {
    const wanted = currentLanguage();
    if (wanted === shown) return;
    shown = wanted;
    void show(wanted);
  });
}
