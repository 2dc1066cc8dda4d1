import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import { session } from '../auth/session';
import { FakeServer, problem } from '../test/fake-server';
import { show } from '../test/render';
import { aNode, aSession } from '../test/samples';
import { NodeForm } from './form';

let server: FakeServer;
const SUGGESTED = { rtsp_url: 'rtsp://box:8554', rtmp_url: null, hls_url: 'http://box:8888', webrtc_url: null, srt_url: null };
const NOTHING = { rtsp_url: null, rtmp_url: null, hls_url: null, webrtc_url: null, srt_url: null };
const step = (name: string, outcome: string, own = {}) => ({ step: name, outcome, code: null, detail: `${name} is ${outcome}`, advice: null, seconds: 0.01, ...own });
const detail = { ...aNode(), metadata: null, capabilities: [], started: null, streams_by_status: { healthy: 0, degraded: 0, unhealthy: 0, unknown: 0 } };

const field = (name: string | RegExp) => screen.findByRole('textbox', { name });

beforeEach(() => {
  session.set(aSession());
  server = new FakeServer().on('GET', '/api/fleet/nodes', { body: { nodes: [], total: 0, page: 1, pages: 1, environments: ['staging'] } });
});

describe('the connection test', () => {
  it('explains the step that failed and what to do', async () => {
    server.on('POST', '/api/fleet/nodes/test', {
      body: {
        success: false,
        version: null,
        path_count: null,
        simulated: false,
        suggested: NOTHING,
        steps: [step('address', 'ok'), step('connect', 'failed', { code: 'node.unreachable', detail: 'Connection refused', advice: 'Is MediaMTX running?' }), step('sign_in', 'not_tried')],
      },
    });
    await show(<NodeForm id={undefined} />, '/nodes?form=new');
    await userEvent.type(await field('API address'), 'http://box:1');
    await userEvent.click(screen.getByRole('button', { name: 'Test the connection' }));
    expect(await screen.findByText('This node cannot be used yet.')).toBeVisible();
    expect(screen.getByText('Connection refused')).toBeVisible();
    expect(screen.getByText('Is MediaMTX running?')).toBeVisible();
    expect(screen.queryByText('sign_in is not_tried')).toBeNull();
  });

  it('that went well fills in what stands empty, and nothing else', async () => {
    server.on('POST', '/api/fleet/nodes/test', { body: { success: true, version: '1.15.4', path_count: 3, simulated: true, suggested: SUGGESTED, steps: [step('paths', 'ok')] } });
    await show(<NodeForm id={undefined} />, '/nodes?form=new');
    await userEvent.type(await field('API address'), 'http://box:9997');
    await userEvent.type(await field('RTSP'), 'rtsp://my.name');
    await userEvent.click(screen.getByRole('button', { name: 'Test the connection' }));
    expect(await screen.findByText('This node can be used.')).toBeVisible();
    expect(screen.getByText('simulated')).toBeVisible();
    expect(await field('HLS')).toHaveValue('http://box:8888');
    expect(await field('RTSP')).toHaveValue('rtsp://my.name');
  });

  it('is not offered for what is no address', async () => {
    await show(<NodeForm id={undefined} />, '/nodes?form=new');
    await userEvent.type(await field('API address'), 'box');
    expect(screen.getByRole('button', { name: 'Test the connection' })).toBeDisabled();
    expect(screen.getAllByText(/It starts with http/)[0]).toBeVisible();
  });
});

describe('adding', () => {
  it('checks before it asks the server', async () => {
    await show(<NodeForm id={undefined} />, '/nodes?form=new');
    await userEvent.click(await screen.findByRole('button', { name: 'Add a node' }));
    expect(await screen.findByText('2 fields are not right')).toBeVisible();
    expect(server.callsTo('POST', '/api/fleet/nodes')).toEqual([]);
  });

  it('shows what the server refuses at the field and on top', async () => {
    server.on('POST', '/api/fleet/nodes', problem(409, 'node.name_taken', 'There is already a node named box.', [{ field: 'name', code: 'node.name_taken', detail: 'This name is taken.' }]));
    await show(<NodeForm id={undefined} />, '/nodes?form=new');
    await userEvent.type(await field('Name'), 'box');
    await userEvent.type(await field('API address'), 'http://box:9997');
    await userEvent.click(screen.getByRole('button', { name: 'Add a node' }));
    expect(await screen.findByText('There is already a node named box.')).toBeVisible();
    await waitFor(async () => expect(await field('Name')).toHaveAccessibleDescription('This name is taken.'));
  });

  it('goes to the new node', async () => {
    server.on('POST', '/api/fleet/nodes', { status: 201, body: { ...detail, id: 8, message: 'box was added.' } });
    const { address } = await show(<NodeForm id={undefined} />, '/nodes?form=new');
    await userEvent.type(await field('Name'), 'box');
    await userEvent.type(await field('API address'), 'http://box:9997');
    expect(screen.getByText('./signalbox nodes add --name box --api-url http://box:9997')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Add a node' }));
    await waitFor(() => expect(address()).toBe('/nodes?node=8'));
    expect(screen.getByText('box was added.')).toBeVisible();
    expect(server.callsTo('POST', '/api/fleet/nodes')[0]?.body).toEqual({ name: 'box', api_url: 'http://box:9997', environment: 'production' });
  });
});

describe('editing', () => {
  it('sends what was changed with the revision that was read', async () => {
    server.on('GET', '/api/fleet/nodes/3', { body: { ...detail, revision: 5 } }).on('PATCH', '/api/fleet/nodes/3', { body: { ...detail, message: 'Changed.' } });
    await show(<NodeForm id={3} />, '/nodes?form=3');
    const name = await field('Name');
    await userEvent.clear(name);
    await userEvent.type(name, 'roof');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.callsTo('PATCH', '/api/fleet/nodes/3')[0]?.body).toEqual({ name: 'roof', revision: 5 }));
  });

  it('offers the newest version when somebody else was quicker', async () => {
    server.on('GET', '/api/fleet/nodes/3', { body: detail }).on('PATCH', '/api/fleet/nodes/3', problem(409, 'node.changed', 'Somebody else changed this node meanwhile.'));
    await show(<NodeForm id={3} />, '/nodes?form=3');
    await userEvent.type(await field('Name'), 's');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    server.on('GET', '/api/fleet/nodes/3', { body: { ...detail, name: 'theirs', revision: 2 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Load the newest version' }));
    await waitFor(async () => expect(await field('Name')).toHaveValue('theirs'));
  });
});
