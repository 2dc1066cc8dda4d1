import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';

import { DashboardPage } from '../dashboard/page';
import { session } from '../auth/session';
import { FakeServer } from '../test/fake-server';
import { aLiveLine, type LiveLine } from '../test/live-line';
import { show } from '../test/render';
import { anOverview, aSession, someNumbers } from '../test/samples';
import { Frame } from './frame';

let line: LiveLine;
let server: FakeServer;
const main = () => screen.getByRole('main');
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

beforeEach(() => {
  session.set(aSession());
  line = aLiveLine();
  server = new FakeServer().on('GET', '/api/dashboard/overview', { body: anOverview({ timestamp: secondsAgo(0) }) });
});

describe('the state bar', () => {
  it('has grey zeros when all is well', async () => {
    await show(<Frame />);
    const state = await screen.findByRole('group', { name: 'State of the fleet' });
    expect(state).toHaveTextContent('0 nodes down');
    expect(state.querySelector('[data-tone]')).toBeNull();
  });

  it('leads to what is not well, the worst first', async () => {
    await show(<Frame />);
    const link = (await screen.findByText('0 streams unhealthy')).closest('a');
    expect(new URL(link?.href ?? '').searchParams.get('sort')).toBe('-status');
    expect(new URL(link?.href ?? '').searchParams.get('status')).toBe('unhealthy,degraded,unknown');
  });

  it('follows the fleet as it is told, and colours what has to be acted on', async () => {
    await show(<Frame />);
    // A fresh connection has everything read again; what it tells comes after that.
    await waitFor(() => expect(server.callsTo('GET', '/api/dashboard/overview')).toHaveLength(2));
    const state = await screen.findByRole('group', { name: 'State of the fleet' });
    await line.says(
      someNumbers('fleet', {
        nodes: { total: 3, healthy: 1, degraded: 0, unhealthy: 2, unknown: 0, inactive: 0 },
        incidents: { open: 1, acknowledged: 0, by_severity: { critical: 1, error: 0, warning: 0 } },
      }),
    );
    expect(state).toHaveTextContent('2 nodes down');
    expect(state).toHaveTextContent('1 critical incident');
    expect([...state.querySelectorAll('[data-tone]')].map((each) => each.getAttribute('data-tone'))).toEqual(['act', 'act']);
  });
});

describe('without the live connection', () => {
  it('the last picture stays, fades with its age, and says how old it is', async () => {
    await show(<Frame />);
    await screen.findByText('0 nodes down');
    expect(main()).not.toHaveAttribute('data-fade');
    line.isLostFor(40);
    expect(await screen.findByText(/Live connection lost at/)).toBeVisible();
    expect(screen.getByText('40 sec old')).toBeVisible();
    expect(screen.getByText(/next try in [78] s/)).toBeVisible();
    expect(main()).toHaveAttribute('data-fade', '2');
    expect(screen.getByText('0 nodes down')).toBeInTheDocument();
    line.isLostFor(300);
    expect(main()).toHaveAttribute('data-fade', '3');
  });

  it('the dashboard counts the age of its numbers', async () => {
    server
      .on('GET', '/api/dashboard/overview', { body: anOverview({ timestamp: secondsAgo(95) }) })
      .on('GET', '/api/fleet/nodes', { body: { nodes: [], total: 0, page: 1, pages: 1, environments: [] } });
    await show(<DashboardPage />);
    line.isLostFor(95);
    expect(await screen.findByText('1 min. ago')).toBeVisible();
  });

  it('is told to be back: what was missed is read again', async () => {
    await show(<Frame />);
    await screen.findByText('0 nodes down');
    const before = server.callsTo('GET', '/api/dashboard/overview').length;
    await line.says({ type: 'resync', reason: 'too_far_behind' });
    expect(server.callsTo('GET', '/api/dashboard/overview').length).toBeGreaterThan(before);
  });
});
