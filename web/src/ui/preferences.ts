import { createLocalStore, useStore } from './store';

export type Language = 'en' | 'de' | 'zh-TW';
export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

export interface Preferences {
  /** null: as the browser asks for. */
  language: Language | null;
  theme: Theme;
  density: Density;
  railCollapsed: boolean;
}

const DEFAULTS: Preferences = { language: null, theme: 'system', density: 'comfortable', railCollapsed: false };

// public/boot.js reads the same entry before the first paint.
export const preferences = createLocalStore<Partial<Preferences>>('preferences', {});

export const readPreferences = (): Preferences => ({ ...DEFAULTS, ...preferences.get() });

export function usePreferences(): Preferences {
  return { ...DEFAULTS, ...useStore(preferences) };
}

export function setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  preferences.update((before) => ({ ...before, [key]: value }));
  document.documentElement.setAttribute('data-density', readPreferences().density);
}
