import '@testing-library/jest-dom/vitest';

import { cleanup, configure } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeEach } from 'vitest';

import en from '../words/en';

// What jsdom lacks of a browser, as far as the page needs it: a size for what scrolls, and nobody who prefers anything.
class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver = NoResizeObserver;
window.matchMedia = (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }) as unknown as MediaQueryList;
Element.prototype.scrollTo = () => {};
window.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};
Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => 600 });
Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, get: () => 1200 });
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
HTMLCanvasElement.prototype.getContext = () => null;

await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });

// The whole page beside each failure would hide what failed.
configure({ getElementError: (message) => new Error(message ?? ''), asyncUtilTimeout: 5000 });

beforeEach(() => localStorage.clear());
afterEach(cleanup);
