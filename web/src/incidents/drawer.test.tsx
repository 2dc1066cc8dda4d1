import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import { session } from '../auth/session';
import { FakeServer, problem } from '../test/fake-server';
import { show } from '../test/render';
import { anEvent, anIncident, aNode, aSession, AT, LATER } from '../test/samples';
import { IncidentDrawer } from './drawer';

let server: FakeServer;
let closed = 0;
const page = { total: 1, page: 1, pages: 1 };
const open = (own = {}) => {
  server.on('GET', '/api/incidents/7', { body: anIncident(own) });
  return show(<IncidentDrawer id={7} onClose={() => closed++} />, '/incidents');
};
const fact = async (name: string) => (await screen.findByText(name, { selector: 'dt' })).nextElementSibling;

beforeEach(() => {
  closed = 0;
  session.set(aSession());
  server = new FakeServer()
    .on('GET', '/api/fleet/nodes', { body: { nodes: [aNode()], ...page, environments: [] } })
    .on('GET', '/api/events', { body: { events: [anEvent({ message: 'cam-hub stopped answering' })], ...page } });
});

describe('an incident', () => {
  it('says what, why, since when, of how many streams, and what happened', async () => {
    await open();
    expect(await screen.findByRole('heading', { name: 'cam-hub does not answer' })).toBeVisible();
    expect(screen.getByText('The connection was refused.')).toBeVisible();
    expect(screen.getByText('Critical')).toBeVisible();
    expect(await fact('Streams')).toHaveTextContent('10');
    expect((await fact('Began'))?.querySelector('time')).toHaveAttribute('datetime', AT);
    expect(await screen.findByText('cam-hub stopped answering')).toBeVisible();
    expect(screen.getByRole('link', { name: 'cam-hub' })).toHaveAttribute('href', '/nodes?node=3');
  });

  it('of a node asks for what happened to the node, from a little before it began', async () => {
    await open();
    await waitFor(() => expect(server.callsTo('GET', '/api/events')).toHaveLength(1));
    const asked = server.callsTo('GET', '/api/events')[0]?.query;
    expect(asked?.get('node_id')).toBe('3');
    expect(asked?.get('from')).toBe('2026-11-20T09:59:00.000Z');
  });

  it('of a stream leads to the stream and asks for its events alone', async () => {
    await open({ stream_id: 1, stream_path: 'site/cam1', cause: 'stream_unhealthy' });
    expect(await screen.findByRole('link', { name: 'site/cam1' })).toHaveAttribute('href', '/streams?stream=1');
    await waitFor(() => expect(server.callsTo('GET', '/api/events')[0]?.query.get('stream_id')).toBe('1'));
  });

  it('that is over says how long it was, and no longer counts', async () => {
    await open({ state: 'resolved', resolved_at: LATER });
    expect(await screen.findByText('5 min')).toBeVisible();
    expect((await fact('Resolved'))?.querySelector('time')).toHaveAttribute('datetime', LATER);
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
  });

  it('that is not known is said in the words of the server', async () => {
    server.on('GET', '/api/incidents/7', problem(404, 'incident.unknown', 'There is no incident 7.'));
    await show(<IncidentDrawer id={7} onClose={() => closed++} />, '/incidents');
    expect(await screen.findByText('There is no incident 7.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(closed).toBe(1);
  });
});

describe('taking it on', () => {
  it('tells the others with a note, and shows who it is', async () => {
    server.on('POST', '/api/incidents/7/acknowledge', { body: anIncident({ state: 'acknowledged', acknowledged_by: 'admin', acknowledged_at: LATER, note: 'On my way' }) });
    await open();
    await userEvent.type(await screen.findByRole('textbox', { name: /Note for the others/ }), '  On my way ');
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
    expect(await screen.findByText('On my way', { selector: 'blockquote' })).toBeVisible();
    expect(server.callsTo('POST', '/api/incidents/7/acknowledge')[0]?.body).toEqual({ note: 'On my way' });
    expect(within((await fact('State')) as HTMLElement).getByText(/Acknowledged/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
  });

  it('that fails says why, and keeps the note', async () => {
    server.on('POST', '/api/incidents/7/acknowledge', problem(409, 'incident.resolved', 'It is over already.'));
    await open();
    const note = await screen.findByRole('textbox', { name: /Note for the others/ });
    await userEvent.type(note, 'Mine');
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
    expect(await screen.findByText('It is over already.')).toBeVisible();
    expect(note).toHaveValue('Mine');
  });

  it('is not for those who may only look', async () => {
    session.set(aSession({ role: 'viewer' }));
    await open();
    expect(await screen.findByRole('button', { name: 'Acknowledge' })).toBeDisabled();
  });
});
