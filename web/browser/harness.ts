import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing; start these tests with: npm run browser -- --url … --password …`);
  return value;
};

export const URL_OF_SIGNALBOX = need('SIGNALBOX_E2E_URL').replace(/\/$/, '');
export const USER = process.env['SIGNALBOX_E2E_USER'] ?? 'admin';
export const PASSWORD = need('SIGNALBOX_E2E_PASSWORD');
export const SCREENSHOTS = process.env['SIGNALBOX_E2E_SCREENSHOTS'] ?? join(import.meta.dirname, '..', 'target', 'screenshots');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export type Language = 'en' | 'de' | 'zh-TW';
export interface Look {
  language?: Language;
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
}

/** What the page says on its console that it should not. */
const complaints: string[] = [];
/** Refusals that a test brings about on purpose, and a broken live connection, are told there by the browser itself. */
const EXPECTED = /Failed to load resource|WebSocket connection/;

export class Room {
  private browser: Browser | undefined;
  private cookies: Awaited<ReturnType<BrowserContext['cookies']>> = [];
  private csrf = '';
  private readonly contexts: BrowserContext[] = [];

  async open(): Promise<void> {
    this.browser = await chromium.launch({ executablePath: process.env['SIGNALBOX_CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }

  async leave(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  /** A page of somebody who has never been here. */
  async stranger({ language = 'en', theme = 'light', width = 1280, height = 800 }: Look = {}): Promise<Page> {
    if (!this.browser) throw new Error('The browser is not open.');
    const context = await this.browser.newContext({ viewport: { width, height }, baseURL: URL_OF_SIGNALBOX, locale: language });
    this.contexts.push(context);
    await context.addInitScript(
      (preferences) => {
        if (localStorage.getItem('signalbox.preferences') === null) localStorage.setItem('signalbox.preferences', preferences);
      },
      JSON.stringify({ language, theme }),
    );
    const page = await context.newPage();
    page.on('console', (message) => {
      if ((message.type() === 'error' || message.type() === 'warning') && !EXPECTED.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    return page;
  }

  /** A page of somebody who is signed in. */
  async page(at: string, look?: Look): Promise<Page> {
    const page = await this.stranger(look);
    await this.signInOnce();
    await page.context().addCookies(this.cookies);
    await page.goto(at);
    await page.getByRole('navigation').first().waitFor({ state: 'attached' });
    return page;
  }

  /** Signalbox's API, as the signed-in person. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    await this.signInOnce();
    const response = await fetch(`${URL_OF_SIGNALBOX}${path}`, {
      method,
      headers: {
        Cookie: this.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
        'X-CSRF-Token': this.csrf,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  private async signInOnce(): Promise<void> {
    if (this.csrf !== '') return;
    const response = await fetch(`${URL_OF_SIGNALBOX}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: USER, password: PASSWORD }),
    });
    if (!response.ok) throw new Error(`Signing in: ${response.status} ${await response.text()}`);
    this.csrf = ((await response.json()) as { csrf_token: string }).csrf_token;
    this.cookies = response.headers.getSetCookie().map((cookie) => {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), domain: new URL(URL_OF_SIGNALBOX).hostname, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' as const };
    });
  }
}

/** A browser for the tests of a file; each test begins with new pages, and ends without complaints on the console. */
export function aRoom(): Room {
  const room = new Room();
  beforeAll(() => room.open());
  afterEach(async () => {
    await room.leave();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => room.close());
  return room;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds that is serious or worse, in a sentence each. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Evaluated, and not added as a script: the policy of the page forbids that, as it should.
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: { id: string; impact: string; help: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary.split('\n')[1]?.trim()}`));
}

export async function keep(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

export async function eventually<T>(what: () => Promise<T>, fits: (value: T) => boolean, patienceMs = 20_000): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const value = await what();
    if (fits(value)) return value;
    if (Date.now() > until) throw new Error(`It did not come to be: ${JSON.stringify(value).slice(0, 400)}`);
    await new Promise((done) => setTimeout(done, 150));
  }
}
