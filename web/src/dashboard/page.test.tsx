import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import type { FleetEvent, Incident } from '../api/types';
import { session } from '../auth/session';
import { FakeServer, problem } from '../test/fake-server';
import { aLiveLine, type LiveLine } from '../test/live-line';
import { show } from '../test/render';
import { aLiveEvent, anEvent, anIncident, anOverview, aNode, aSession } from '../test/samples';
import { DashboardPage } from './page';

let server: FakeServer;
let line: LiveLine;

const page = { total: 0, page: 1, pages: 1 };
const SUMMARY = { total: 0, healthy: 0, degraded: 0, unhealthy: 0, unknown: 0 };
const panel = (name: string) => screen.findByRole('region', { name });
const tile = async (title: string) => {
  const [heading] = await screen.findAllByRole('heading', { name: title });
  return heading?.parentElement as HTMLElement;
};

function happened(...events: FleetEvent[]) {
  server.on('GET', '/api/dashboard/events/recent', { body: { events, ...page, total: events.length } });
}

function isOpen(...incidents: Incident[]) {
  const error = incidents.filter((incident) => incident.state === 'open').length;
  server
    .on('GET', '/api/incidents', { body: { incidents, ...page, total: incidents.length } })
    .on('GET', '/api/dashboard/overview', {
      body: anOverview({ incidents: { open: incidents.length, acknowledged: incidents.length - error, by_severity: { critical: 0, error: incidents.length, warning: 0 } } }),
    });
}

beforeEach(() => {
  session.set(aSession());
  line = aLiveLine();
  server = new FakeServer()
    .on('GET', '/api/dashboard/overview', { body: anOverview() })
    .on('GET', '/api/dashboard/nodes/status', { body: { nodes: [aNode({ unhealthy_streams: 0, healthy_streams: 10 })] } })
    .on('GET', '/api/fleet/nodes', { body: { nodes: [aNode()], ...page, total: 1, environments: ['production'] } })
    .on('GET', '/api/health/summary', { body: { by_reason: { playable: 10 } } })
    .on('GET', '/api/health/streams', { body: { streams: [] } })
    .on('GET', '/api/streams', { body: { streams: [], ...page, summary: SUMMARY } });
  happened();
  isOpen();
});

describe('when all is well', () => {
  it('it is calm: no colour, and nothing counted that is not there', async () => {
    server.on('GET', '/api/dashboard/overview', { body: anOverview() });
    const { container } = await show(<DashboardPage />);
    expect(await screen.findByText('No incidents. All is calm.')).toBeVisible();
    expect(await screen.findByText('all answer')).toBeVisible();
    expect(container.querySelector('[data-tone]')).toBeNull();
    expect(within(await tile('Streams')).queryByText(/unhealthy|degraded|unknown/)).toBeNull();
    expect(within(await tile('Streams')).getByText('10 healthy')).toBeVisible();
  });
});

describe('when something is the matter', () => {
  it('it is red until somebody is on it', async () => {
    isOpen(anIncident());
    await show(<DashboardPage />);
    expect((await tile('Incidents')).querySelector('[data-tone]')).toHaveAttribute('data-tone', 'act');
  });

  it('it is amber once somebody is', async () => {
    isOpen(anIncident({ state: 'acknowledged', acknowledged_by: 'kim' }));
    await show(<DashboardPage />);
    expect((await tile('Incidents')).querySelector('[data-tone]')).toHaveAttribute('data-tone', 'soon');
    expect(within(await panel('Incidents')).getByText(/kim/)).toBeVisible();
  });

  it('an incident says what, how much of it and what is simulated, and is taken on from here', async () => {
    server.on('GET', '/api/fleet/nodes', { body: { nodes: [aNode({ is_simulated: true })], ...page, total: 1, environments: [] } });
    isOpen(anIncident());
    server.on('POST', '/api/incidents/7/acknowledge', { body: anIncident({ state: 'acknowledged', acknowledged_by: 'admin' }) });
    await show(<DashboardPage />);
    const incidents = within(await panel('Incidents'));
    expect(await incidents.findByRole('link', { name: 'cam-hub does not answer' })).toHaveAttribute('href', '/incidents?incident=7');
    expect(incidents.getByText(/10 streams/)).toBeVisible();
    expect(await incidents.findByRole('img', { name: 'simulated' })).toBeVisible();
    await userEvent.click(incidents.getByRole('button', { name: 'Acknowledge: cam-hub does not answer' }));
    await waitFor(() => expect(server.callsTo('POST', '/api/incidents/7/acknowledge')).toHaveLength(1));
  });

  it('the streams of a node lead to the table, filtered', async () => {
    server.on('GET', '/api/dashboard/nodes/status', { body: { nodes: [aNode()] } });
    await show(<DashboardPage />);
    expect(await within(await panel('production')).findByRole('link', { name: '1 unhealthy' })).toHaveAttribute('href', '/streams?node=3&status=unhealthy');
  });
});

describe('what changed', () => {
  it('is told once: incidents stand beside it', async () => {
    happened(anEvent(), anEvent({ sequence: 101, kind: 'incident.opened', message: 'Incident: site/cam1 does not play' }));
    await show(<DashboardPage />);
    const changed = within((await screen.findAllByRole('region', { name: 'What changed' }))[0] as HTMLElement);
    expect(await changed.findByText('site/cam1 has no publisher')).toBeVisible();
    expect(changed.queryByText(/Incident:/)).toBeNull();
  });

  it('keeps its lines in their places; new ones wait until they are asked for', async () => {
    happened(anEvent());
    await show(<DashboardPage />);
    await screen.findByText('site/cam1 has no publisher');
    happened(anEvent({ sequence: 102, message: 'site/cam2 is back' }), anEvent());
    await line.says(aLiveEvent({ sequence: 102 }), aLiveEvent({ sequence: 103, kind: 'incident.opened' }));
    const pill = await screen.findByRole('button', { name: /1 new/ });
    expect(screen.queryByText('site/cam2 is back')).toBeNull();
    await userEvent.click(pill);
    expect(await screen.findByText('site/cam2 is back')).toBeVisible();
    expect(screen.queryByRole('button', { name: /new/ })).toBeNull();
  });
});

describe('when nothing can be read', () => {
  it('says so in the words of the server, and tries again', async () => {
    server.on('GET', '/api/dashboard/overview', problem(503, 'store.away', 'The database is away.'));
    await show(<DashboardPage />);
    expect(await screen.findByText('The database is away.')).toBeVisible();
    server.on('GET', '/api/dashboard/overview', { body: anOverview() });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await tile('Viewers')).toHaveTextContent('4');
  });
});

// Last, because the first steps stay until somebody leaves them.
describe('before there is anything', () => {
  const nobody = { total: 0, healthy: 0, degraded: 0, unhealthy: 0, unknown: 0, inactive: 0 };
  const nothing = { ...nobody, missing: 0, health_rate: null };
  const current = () => within(screen.getByRole('list')).getAllByRole('listitem').findIndex((step) => step.getAttribute('aria-current') === 'step');

  it('asks for a node first, and says how on the page and on the command line', async () => {
    server.on('GET', '/api/dashboard/overview', { body: anOverview({ nodes: nobody, streams: nothing }) });
    await show(<DashboardPage />);
    expect(await screen.findByRole('button', { name: 'Add a node' })).toBeEnabled();
    expect(screen.getByText(/signalbox nodes add/)).toBeVisible();
    expect(current()).toBe(0);
  });

  it('asks for a stream next, sent to the address of the node', async () => {
    server
      .on('GET', '/api/dashboard/overview', { body: anOverview({ streams: nothing }) })
      .on('GET', '/api/fleet/nodes', { body: { nodes: [aNode({ rtsp_url: 'rtsp://box:8554/' })], ...page, total: 1, environments: [] } });
    await show(<DashboardPage />);
    expect(await screen.findByText(/rtsp:\/\/box:8554\/test$/)).toBeVisible();
    expect(current()).toBe(1);
  });
});
