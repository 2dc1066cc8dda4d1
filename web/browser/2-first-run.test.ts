import { afterAll, beforeAll, expect, it } from 'vitest';

import { eventually, seriousFaults, aRoom } from './harness';
import { StandIn } from './stand-in';

const room = aRoom();
const node = new StandIn();

beforeAll(() => node.start());
afterAll(async () => {
  await node.stop();
  const { nodes } = await room.call<{ nodes: { id: number }[] }>('GET', '/api/fleet/nodes?active_only=false');
  for (const { id } of nodes) await room.call('DELETE', `/api/fleet/nodes/${id}`);
});

interface Overview {
  nodes: { total: number; inactive: number };
  streams: { total: number };
}

it('who comes first is led from nothing to a picture: a node, a stream, and where to watch', async () => {
  const before = await room.call<Overview>('GET', '/api/dashboard/overview');
  expect(before.nodes.total + before.nodes.inactive, 'these tests want a Signalbox without nodes').toBe(0);
  const page = await room.page('/');
  await page.getByRole('heading', { name: 'Welcome to Signalbox' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add a node' }).click();

  // The address is wrong at first: the test says which step failed and what to do.
  await page.getByLabel('Name', { exact: true }).fill('first box');
  await page.getByLabel('API address').fill('http://127.0.0.1:1');
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await page.getByText('This node cannot be used yet.').waitFor();
  const failed = page.locator('[data-outcome="failed"]');
  expect(await failed.count()).toBe(1);
  expect(await failed.textContent()).toMatch(/Connect.*api: yes/s);
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByLabel('API address').fill(node.url);
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await page.getByText('This node can be used.').waitFor();
  expect(await page.getByLabel('RTSP').inputValue()).toBe('rtsp://127.0.0.1:8554');
  expect(await page.locator('figure code').textContent()).toContain(`./signalbox nodes add --name 'first box' --api-url ${node.url}`);
  await page.getByRole('button', { name: 'Add a node' }).click();
  await page.waitForURL(/\/nodes\?node=\d+/);

  await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
  await page.getByText('1 node is in the fleet.').waitFor();
  expect(await page.locator('[aria-current="step"]').textContent()).toContain('Send a stream');
  expect(await page.locator('figure code').textContent()).toContain('rtsp://127.0.0.1:8554/test');

  // Somebody publishes; the page finds out by itself.
  node.publish('test');
  await page.getByText('1 stream is known.').waitFor();
  await eventually(() => page.getByRole('link', { name: /Open WebRTC/ }).getAttribute('href'), (href) => href === 'http://127.0.0.1:8889/test');
  await page.getByRole('button', { name: 'Show the stream' }).click();
  await page.getByRole('complementary', { name: /test/ }).waitFor();
});
