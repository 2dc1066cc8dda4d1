import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { aRoom, eventually, keep, type Language } from './harness';
import { StandIn } from './stand-in';

// Every page in three languages, two themes and three widths, kept to be looked at. What a program can see of it is checked:
// nothing is wider than the window.

const LANGUAGES = ['en', 'de', 'zh-TW'] as const satisfies Language[];
const THEMES = ['light', 'dark'] as const;
const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
];

const room = aRoom();
const names = (site: string, count: number) => Array.from({ length: count }, (_, i) => `${site}/cam${String(i).padStart(2, '0')}`);
const hub = new StandIn().publish(...names('gate', 60), ...names('platform', 80));
const edge = new StandIn().publish(...names('yard', 24));
const lost = new StandIn().publish(...names('tunnel', 40));
const staging = new StandIn().publish('test/one', 'test/two');
const ids: number[] = [];
let sick = 0;

beforeAll(async () => {
  staging.simulated = true;
  await Promise.all([hub, edge, lost, staging].map((node) => node.start()));
});
afterAll(async () => {
  await Promise.all([hub, edge, lost, staging].map((node) => node.stop()));
  for (const id of ids) await room.call('DELETE', `/api/fleet/nodes/${id}`);
});

async function each(shoot: (page: Page, name: (of: string) => string, open: (path: string) => Promise<void>) => Promise<void>): Promise<void> {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      for (const size of SIZES) {
        const page = await room.page('/settings', { language, theme, ...size });
        const open = async (path: string) => {
          await page.goto(path);
          await page.getByRole('main').first().waitFor();
          await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
          // The last answers are drawn; there is no one sign for all of them.
          await page.waitForTimeout(250);
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(wider, `${path} in ${language} at ${size.width} is too wide`).toBeLessThanOrEqual(0);
        };
        await shoot(page, (of) => `${of}-${language}-${theme}-${size.width}`, open);
        await room.leave();
      }
    }
  }
}

it('before there is anything', async () => {
  await each(async (page, name, open) => {
    await open('/');
    await keep(page, name('first-run'));
    await open('/streams');
    await keep(page, name('streams-none'));
    await open('/nodes');
    await keep(page, name('nodes-none'));
    await page.context().clearCookies();
    await open('/login');
    await keep(page, name('login'));
  });
}, 300_000);

it('a fleet with its troubles', async () => {
  const add = async (name: string, node: StandIn, more: object = {}) => {
    const urls = { rtsp_url: 'rtsp://media.example.org:8554', hls_url: 'https://media.example.org:8888', webrtc_url: 'https://media.example.org:8889' };
    ids.push((await room.call<{ id: number }>('POST', '/api/fleet/nodes', { name, api_url: node.url, ...urls, ...more })).id);
  };
  await add('cam-hub', hub, { labels: { site: 'north' } });
  await add('edge-yard', edge);
  await add('edge-tunnel', lost);
  await add('rehearsal', staging, { environment: 'staging' });
  const streams = (query: string) => room.call<{ streams: { id: number; path: string }[]; total: number }>('GET', `/api/streams?${query}`);
  await eventually(() => streams('status=healthy&per_page=1'), ({ total }) => total === 206, 30_000);
  for (const name of ['gate/cam03', 'gate/cam17', 'platform/cam41']) hub.silence(name);
  edge.remove('yard/cam05');
  await eventually(() => streams('status=unhealthy'), ({ total }) => total === 4, 30_000);
  await lost.stop();
  await eventually(() => streams('status=unknown&per_page=1'), ({ total }) => total === 40, 30_000);
  const { incidents } = await room.call<{ incidents: { id: number; cause: string }[] }>('GET', '/api/incidents');
  const worst = incidents.find(({ cause }) => cause === 'node_unreachable')?.id ?? 0;
  await room.call('POST', `/api/incidents/${incidents.at(-1)?.id}/acknowledge`, { note: 'The crew is on its way' });
  sick = (await streams('search=gate/cam03')).streams[0]?.id ?? 0;

  await each(async (page, name, open) => {
    for (const [of, path] of [
      ['dashboard', '/'],
      ['streams', '/streams'],
      ['streams-unhealthy', '/streams?status=unhealthy'],
      ['stream-drawer', `/streams?q=gate&stream=${sick}`],
      ['incidents', '/incidents'],
      ['incident-drawer', `/incidents?incident=${worst}`],
      ['events', '/events'],
      ['nodes', '/nodes'],
      ['nodes-table', '/nodes?view=table'],
      ['node-drawer', `/nodes?node=${ids[2]}`],
      ['node-form', `/nodes?form=${ids[0]}`],
      ['settings', '/settings'],
      ['settings-password', '/settings?part=password'],
      ['settings-keys', '/settings?part=keys'],
      ['settings-about', '/settings?part=about'],
      ['nowhere', '/nowhere'],
    ] as const) {
      await open(path);
      await keep(page, name(of));
    }
    await open('/streams');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await keep(page, name('keyboard'));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('gate');
    await page.getByRole('option', { name: /gate\/cam00/ }).waitFor();
    await keep(page, name('search'));
  });
}, 900_000);
