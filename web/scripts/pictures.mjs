// npm run pictures -- --url http://127.0.0.1:8080 --password … [--user admin]
// Makes docs/screenshots from a running Signalbox; `./signalbox demo` has a fleet to look at.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values } = parseArgs({
  options: { url: { type: 'string' }, user: { type: 'string', default: 'admin' }, password: { type: 'string' } },
});
if (!values.url || !values.password) {
  console.error('The address and the password of a running Signalbox are missing: --url and --password.');
  process.exit(2);
}
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const WIDE = { viewport: { width: 1600, height: 900 } };
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const browser = await chromium.launch({ executablePath: process.env.SIGNALBOX_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
// Signed in once; the others take the cookies over.
let signedIn;

async function signedInContext(device) {
  const context = await browser.newContext({ ...device, baseURL: values.url, ...(signedIn && { storageState: signedIn }) });
  if (signedIn) return context;
  const answer = await context.request.post('/api/auth/login', { data: { username: values.user, password: values.password } });
  if (!answer.ok()) throw new Error(`Signing in: ${answer.status()} ${await answer.text()}`);
  signedIn = await context.storageState();
  return context;
}

async function picture(name, path, { device = DESK, theme = 'light', first } = {}) {
  const context = await signedInContext(device);
  await context.addInitScript((chosen) => localStorage.setItem('signalbox.preferences', chosen), JSON.stringify({ language: 'en', theme }));
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole('main').waitFor();
  // What is seen first on the page, and with a drawer the drawer.
  if (first) await first(page);
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.screenshot({ path: `${folder}${name}.png` });
  await context.close();
}

const api = async (path) => {
  const context = await signedInContext(DESK);
  const answer = await (await context.request.get(path)).json();
  await context.close();
  return answer;
};

try {
  const [sick] = (await api('/api/streams?status=unhealthy&sort=since&per_page=1')).streams;
  const text = (words) => (page) => page.getByText(words).first().waitFor();
  await picture('dashboard', '/', { first: text('What changed') });
  await picture('dashboard-dark', '/', { theme: 'dark', first: text('What changed') });
  // The streams of a node beside the reason of the one that does not play.
  if (sick) await picture('stream', `/streams?node=${sick.node_id}&stream=${sick.id}`, { device: WIDE, first: text('Evidence') });
  await picture('nodes', '/nodes', { first: text('Last seen') });
  await picture('phone', '/', { device: PHONE, first: text('What changed') });
} finally {
  await browser.close();
}
