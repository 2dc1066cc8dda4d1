import { afterAll, beforeAll, expect, it } from 'vitest';

import { aRoom, eventually, seriousFaults } from './harness';
import { StandIn } from './stand-in';

const room = aRoom();
const node = new StandIn().publish('lobby', 'roof/cam1', 'roof/cam2');
let id = 0;

beforeAll(async () => {
  await node.start();
  const added = await room.call<{ id: number }>('POST', '/api/fleet/nodes', { name: 'edge', api_url: node.url, environment: 'staging' });
  id = added.id;
});
afterAll(async () => {
  await node.stop();
  await room.call('DELETE', `/api/fleet/nodes/${id}`);
});

it('a node shows what it is and what its streams are', async () => {
  const page = await room.page('/nodes');
  const card = page.getByRole('listitem').filter({ hasText: 'edge' });
  await card.getByText('3 healthy').waitFor();
  expect(await card.textContent()).toContain('MediaMTX 1.17.1');
  expect(await seriousFaults(page)).toEqual([]);
  await card.getByRole('button').click();
  await page.waitForURL(new RegExp(`node=${id}`));
  await page.getByRole('complementary', { name: 'edge' }).getByText('3 healthy').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});

it('the table of nodes can be filtered, chosen from and copied', async () => {
  const page = await room.page('/nodes?view=table');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('row', { name: /edge/ }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Name or address' }).fill('edg');
  await page.waitForURL(/q=edg/);
  await eventually(() => page.getByRole('row').count(), (count) => count === 2);
  await page.getByRole('button', { name: 'Copy as CSV' }).click();
  await page.getByRole('menuitem', { name: 'The one row that matches' }).click();
  await page.getByText('1 row is in the clipboard.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Status,Name,.*\r\n.*edge/s);
});

it('an outage is seen at once, with the incident and the way out; and so is its end', async () => {
  const page = await room.page(`/nodes?node=${id}`);
  const drawer = page.getByRole('complementary', { name: 'edge' });
  await drawer.getByText('3 healthy').waitFor();
  await node.stop();
  await drawer.getByText('3 unknown').waitFor({ timeout: 30_000 });
  await drawer.getByRole('button', { name: 'Test the connection' }).click();
  await drawer.getByText('This node cannot be used yet.').waitFor();
  await page.getByRole('group', { name: 'State of the fleet' }).getByText('1 node down').waitFor({ state: 'attached' });
  await node.start();
  await drawer.getByText('3 healthy').waitFor({ timeout: 30_000 });
});

it('a node is switched off and on without anybody being asked, and it can be undone', async () => {
  const page = await room.page(`/nodes?node=${id}`);
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByText('edge is switched off.').waitFor();
  await page.getByRole('complementary').getByText('3 unknown').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('complementary').getByText('3 healthy').waitFor({ timeout: 30_000 });
});

it('a node that is edited keeps what was not touched', async () => {
  const page = await room.page(`/nodes?form=${id}`);
  await page.getByLabel('Labels').fill('site:roof, crew:night');
  expect(await page.locator('figure code').textContent()).toBe(`./signalbox nodes edit ${id} --label site=roof --label crew=night`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(new RegExp(`node=${id}`));
  await page.getByRole('complementary').getByText('site: roof').waitFor();
  expect(await room.call('GET', `/api/fleet/nodes/${id}`)).toMatchObject({ name: 'edge', environment: 'staging', labels: { site: 'roof', crew: 'night' } });
});

it('what the server refuses stands at the field', async () => {
  const page = await room.page('/nodes?form=new');
  await page.getByLabel('Name', { exact: true }).fill('edge');
  await page.getByLabel('API address').fill('http://127.0.0.1:2');
  await page.getByRole('button', { name: 'Add a node' }).click();
  await page.getByRole('alert').getByText('node.name_taken').waitFor();
});

it('a node that is taken out comes back with Undo', async () => {
  const page = await room.page(`/nodes?node=${id}`);
  await page.getByRole('button', { name: 'Take out' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await eventually(() => page.getByRole('listitem').filter({ hasText: 'edge' }).count(), (count) => count === 0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('listitem').filter({ hasText: 'edge' }).waitFor();
});

it('a simulated node is marked as one, and so are its streams', async () => {
  node.simulated = true;
  const page = await room.page('/nodes');
  await page.getByRole('listitem').filter({ hasText: 'edge' }).getByRole('img', { name: 'simulated' }).waitFor({ timeout: 30_000 });
  await page.goto('/streams?q=lobby');
  await page.getByRole('row', { name: /lobby/ }).getByRole('img', { name: 'simulated' }).waitFor();
});
