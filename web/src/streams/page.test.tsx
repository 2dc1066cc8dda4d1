import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Stream } from '../api/types';
import { session } from '../auth/session';
import { FakeServer, problem, type Call } from '../test/fake-server';
import { aLiveLine, type LiveLine } from '../test/live-line';
import { show } from '../test/render';
import { aLiveEvent, anOverview, aSession, aStream } from '../test/samples';
import { StreamsPage } from './page';

let server: FakeServer;
let fleet: Stream[];
let line: LiveLine;

const SUMMARY = { total: 3, healthy: 3, degraded: 0, unhealthy: 0, unknown: 0 };

function listed({ query }: Call) {
  const page = Number(query.get('page'));
  const perPage = Number(query.get('per_page'));
  const search = query.get('search') ?? '';
  const status = query.get('status')?.split(',');
  const found = fleet.filter((stream) => stream.path.includes(search) && (!status || status.includes(stream.status)));
  return { body: { streams: found.slice((page - 1) * perPage, page * perPage), total: found.length, page, pages: 1, summary: SUMMARY } };
}

const row = (name: string) => screen.findByRole('row', { name: new RegExp(name) });
const tells: LiveLine['says'] = (...messages) => line.says(...messages);

beforeEach(() => {
  fleet = [aStream(), aStream({ id: 2, path: 'site/cam2', name: 'site/cam2' }), aStream({ id: 3, path: 'yard/cam1', name: 'Yard', node_id: 4, node_name: 'edge', present: false })];
  session.set(aSession());
  line = aLiveLine();
  server = new FakeServer()
    .on('GET', '/api/streams', listed)
    .on('GET', '/api/dashboard/overview', { body: anOverview() })
    .on('GET', '/api/fleet/nodes', { body: { nodes: [], total: 0, page: 1, pages: 1, environments: [] } });
});

describe('the table', () => {
  it('shows what the server lists, with its status in words', async () => {
    await show(<StreamsPage />, '/streams');
    expect(await row('site/cam1')).toHaveTextContent('Healthy');
    expect(await row('yard/cam1')).toHaveTextContent('Yard');
    expect(screen.getByRole('grid', { name: 'Streams' })).toHaveAttribute('aria-rowcount', '4');
  });

  it('reads only the pages that are in view', async () => {
    fleet = Array.from({ length: 10_000 }, (_, i) => aStream({ id: i + 1, path: `cam${i}`, name: `cam${i}` }));
    await show(<StreamsPage />, '/streams');
    await row('cam3');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(server.callsTo('GET', '/api/streams')).toHaveLength(1);
  });

  it('filters at the server while somebody types, and the address says so', async () => {
    const { address } = await show(<StreamsPage />, '/streams');
    await row('yard/cam1');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Path or name' }), 'site');
    await waitFor(() => expect(screen.queryByRole('row', { name: /yard/ })).toBeNull());
    expect(address()).toBe('/streams?q=site');
    expect(server.callsTo('GET', '/api/streams').at(-1)?.query.get('search')).toBe('site');
  });

  it('says how to go on when nothing matches', async () => {
    await show(<StreamsPage />, '/streams?q=nothing');
    await userEvent.click(await screen.findByRole('button', { name: 'Take all filters off' }));
    await row('site/cam1');
  });

  it('that is empty teaches: without a node the next step is a node, with one it is a stream', async () => {
    fleet = [];
    const nodes = { total: 0, healthy: 0, degraded: 0, unhealthy: 0, unknown: 0, inactive: 0 };
    server.on('GET', '/api/dashboard/overview', { body: anOverview({ nodes }) });
    const { address, unmount } = await show(<StreamsPage />, '/streams');
    await userEvent.click(await screen.findByRole('button', { name: 'Add a node' }));
    await waitFor(() => expect(address()).toBe('/nodes?form=new'));
    unmount();
    server.on('GET', '/api/dashboard/overview', { body: anOverview() });
    await show(<StreamsPage />, '/streams');
    expect(await screen.findByText(/^ffmpeg -re/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add a node' })).toBeNull();
  });

  it('sorts at the server: up, down, and as it was', async () => {
    const { address } = await show(<StreamsPage />, '/streams');
    await row('site/cam1');
    const header = screen.getByRole('columnheader', { name: 'Since' });
    await userEvent.click(within(header).getByRole('button'));
    await waitFor(() => expect(address()).toBe('/streams?sort=since'));
    await waitFor(() => expect(header).toHaveAttribute('aria-sort', 'ascending'));
    await userEvent.click(within(header).getByRole('button'));
    await waitFor(() => expect(address()).toBe('/streams?sort=-since'));
    await userEvent.click(within(header).getByRole('button'));
    await waitFor(() => expect(address()).toBe('/streams'));
  });

  it('is walked and opened from the keyboard', async () => {
    const { address } = await show(<StreamsPage />, '/streams');
    await row('site/cam1');
    await userEvent.keyboard('jj{Enter}');
    await waitFor(() => expect(address()).toBe('/streams?stream=2'));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('/streams'));
  });

  it('tells in the words of the server why there is nothing', async () => {
    server.on('GET', '/api/streams', problem(503, 'store.away', 'The store is away.'));
    await show(<StreamsPage />, '/streams');
    expect(await screen.findByText('The store is away.', {}, { timeout: 8000 })).toBeVisible();
    expect(screen.getByText('store.away')).toBeVisible();
  }, 10_000);
});

describe('live', () => {
  it('a change is put in its row, and the row keeps its place', async () => {
    await show(<StreamsPage />, '/streams');
    await row('site/cam1');
    await tells(aLiveEvent({ at: new Date().toISOString() }));
    expect(await row('site/cam1')).toHaveTextContent('no publisher');
    expect(screen.getAllByRole('row').map((each) => each.getAttribute('aria-rowindex'))).toEqual(['1', '2', '3', '4']);
    expect(server.callsTo('GET', '/api/streams')).toHaveLength(1);
  });

  it('a silent node makes its streams unknown at once', async () => {
    await show(<StreamsPage />, '/streams');
    await row('site/cam1');
    await tells(aLiveEvent({ kind: 'node.status_changed', stream_id: null, at: new Date().toISOString(), data: { from: 'healthy', to: 'unhealthy', reason: 'node_unreachable' } }));
    for (const name of ['site/cam1', 'site/cam2']) expect(await row(name)).toHaveTextContent('node does not answer');
    expect(await row('yard/cam1')).toHaveTextContent('Healthy');
  });

  it('new streams wait behind a pill until somebody asks', async () => {
    await show(<StreamsPage />, '/streams');
    await row('site/cam1');
    fleet.push(aStream({ id: 9, path: 'zoo/cam9', name: 'zoo/cam9' }));
    await tells(aLiveEvent({ kind: 'stream.appeared', stream_id: 9, at: new Date(Date.now() + 1000).toISOString() }));
    expect(screen.queryByRole('row', { name: /zoo/ })).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: /1 new/ }));
    await row('zoo/cam9');
    await waitFor(() => expect(screen.queryByRole('button', { name: /1 new/ })).toBeNull());
  });

  it('rows in view are asked for their numbers', async () => {
    await show(<StreamsPage />, '/streams');
    await row('site/cam1');
    await waitFor(() => expect(line.socket.sent.flatMap((message) => message['subscribe'] ?? [])).toEqual(expect.arrayContaining(['streams', 'stream:1', 'stream:2', 'stream:3'])));
  });
});

describe('many at once', () => {
  it('only what is missing can be forgotten, and it can be undone', async () => {
    await show(<StreamsPage />, '/streams');
    await row('site/cam1');
    await userEvent.keyboard('jx');
    expect(await screen.findByText('1 selected')).toBeVisible();
    expect(screen.getByRole('button', { name: /Forget 0 missing/ })).toBeDisabled();
    await userEvent.keyboard('jjx');
    await userEvent.click(await screen.findByRole('button', { name: /Forget 1 missing/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(server.calls.filter((call) => call.method === 'DELETE')).toEqual([]);
  });

  it('a label is added to each, beside those it has', async () => {
    fleet[0] = aStream({ labels: { floor: '2' } });
    server.on('PATCH', '/api/streams/1', { body: { ...aStream(), message: 'Changed.' } });
    await show(<StreamsPage />, '/streams');
    await row('site/cam1');
    await userEvent.keyboard('jx');
    await userEvent.click(await screen.findByRole('button', { name: 'Add a label' }));
    await userEvent.type(await screen.findByRole('textbox', { name: /Label/ }), 'crew:night{Enter}');
    await waitFor(() => expect(server.callsTo('PATCH', '/api/streams/1')[0]?.body).toEqual({ labels: { floor: '2', crew: 'night' } }));
  });

  it('is not for those who may only look', async () => {
    session.set(aSession({ role: 'viewer' }));
    await show(<StreamsPage />, '/streams');
    await row('site/cam1');
    await userEvent.keyboard('jx');
    expect(await screen.findByRole('button', { name: 'Add a label' })).toBeDisabled();
  });
});
