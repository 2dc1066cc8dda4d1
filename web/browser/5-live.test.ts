import type { WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { aRoom, eventually, seriousFaults } from './harness';
import { StandIn } from './stand-in';

const room = aRoom();
const node = new StandIn().publish('one', 'two');
const ids: number[] = [];

beforeAll(async () => {
  await node.start();
  ids.push((await room.call<{ id: number }>('POST', '/api/fleet/nodes', { name: 'live box', api_url: node.url })).id);
});
afterAll(async () => {
  await node.stop();
  for (const id of ids) await room.call('DELETE', `/api/fleet/nodes/${id}`);
});

it('a lost connection is told with a countdown, the last picture stays, and what was missed comes after', async () => {
  const page = await room.stranger();
  let isCut = false;
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/api\/live/, (socket) => {
    if (isCut) return void socket.close();
    const server = socket.connectToServer();
    open.add(socket);
    socket.onClose(() => {
      open.delete(socket);
      void server.close();
    });
  });
  const signedIn = await room.page('/streams');
  await page.context().addCookies(await signedIn.context().cookies());
  await page.goto('/streams?node=' + ids[0]);
  await page.getByRole('row', { name: /two/ }).getByText('Healthy').waitFor();

  isCut = true;
  for (const socket of open) await socket.close();
  await page.getByText(/Live connection lost at/).waitFor();
  await page.getByText(/next try in \d+ s|trying/).first().waitFor();
  expect(await page.getByRole('row', { name: /two/ }).textContent()).toContain('Healthy');
  expect(await seriousFaults(page)).toEqual([]);

  node.silence('two');
  await eventually(() => room.call<{ streams: { path: string; reason: string }[] }>('GET', `/api/streams?node_id=${ids[0]}&search=two`), ({ streams }) => streams[0]?.reason === 'no_publisher', 30_000);
  expect(await page.getByRole('row', { name: /two/ }).textContent()).toContain('Healthy');
  // With time enough before the next try, so that it is the button that brings the connection back.
  await page.getByText(/next try in ([3-9]|\d\d) s/).waitFor({ timeout: 60_000 });
  isCut = false;
  await page.getByRole('button', { name: 'Try now' }).click();
  await page.getByText(/Live connection lost at/).waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /two/ }).getByText('no publisher').waitFor();
  node.publish('two');
}, 120_000);

it('events come in behind a pill, and the one that is read stays where it is', async () => {
  const page = await room.page('/events');
  const first = page.locator('[aria-rowindex="2"]');
  await first.waitFor();
  const before = await first.textContent();
  await room.call('PATCH', `/api/fleet/nodes/${ids[0]}`, { labels: { a: 'b' } });
  const pill = page.getByRole('button', { name: /\d+ new/ });
  await pill.waitFor();
  expect((await first.textContent())?.slice(0, 8)).toBe(before?.slice(0, 8));
  await pill.click();
  await page.getByRole('row', { name: /live box was changed by/ }).first().waitFor();
  await pill.waitFor({ state: 'detached' });
  expect(await seriousFaults(page)).toEqual([]);
});

it('the log is filtered by severity, kind, node and words', async () => {
  const page = await room.page('/events');
  await page.getByRole('button', { name: 'Info', exact: true }).click();
  await page.waitForURL(/severity=info/);
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Nodes' }).click();
  await page.waitForURL(/kind=node\.\*/);
  await page.getByRole('searchbox', { name: 'Text of the event' }).fill('live box');
  await eventually(
    () => page.getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => row.textContent ?? '')),
    (rows) => rows.length > 0 && rows.every((text) => text.includes('live box') && text.includes('Info')),
  );
});

it('an incident opens by itself, is acknowledged with a note, and resolves by itself', async () => {
  const page = await room.page('/incidents');
  await page.getByRole('heading', { name: 'Incidents', exact: true }).waitFor();
  await node.stop();
  const row = page.getByRole('row', { name: /live box does not answer/ });
  // The first one fills an empty list, later ones wait behind the pill.
  await eventually(
    async () => {
      const pill = page.getByRole('button', { name: /\d+ new/ });
      // It may go by itself between the look and the click.
      if (await pill.count()) await pill.click({ timeout: 1000 }).catch(() => undefined);
      return row.count();
    },
    (count) => count === 1,
    30_000,
  );
  await row.click();
  const drawer = page.getByRole('complementary', { name: /live box does not answer/ });
  await drawer.getByRole('textbox').fill('The crew is on its way');
  expect(await seriousFaults(page)).toEqual([]);
  await drawer.getByRole('button', { name: 'Acknowledge' }).click();
  await drawer.getByText('The crew is on its way').waitFor();
  await row.getByText(/Acknowledged/).waitFor();
  await node.start();
  await row.getByText('Resolved').waitFor({ timeout: 30_000 });
});

it('the dashboard is calm when all is well, and says so when it is not', async () => {
  const page = await room.page('/');
  await page.getByText('all answer', { exact: true }).waitFor({ timeout: 30_000 });
  expect(await seriousFaults(page)).toEqual([]);
  await node.stop();
  await page.getByText('1 node down', { exact: true }).last().waitFor({ timeout: 30_000 });
  await page.getByRole('region', { name: 'Incidents' }).getByText('live box does not answer').first().waitFor({ timeout: 30_000 });
  expect(await seriousFaults(page)).toEqual([]);
  await node.start();
});
