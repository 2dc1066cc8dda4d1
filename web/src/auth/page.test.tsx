import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import { FakeServer, problem } from '../test/fake-server';
import { show } from '../test/render';
import { aSession } from '../test/samples';
import { LoginPage, safeReturn } from './page';
import { session, sessionEnded } from './session';

let server: FakeServer;

beforeEach(() => {
  session.set(null);
  sessionEnded.set(false);
  server = new FakeServer();
});

async function signIn(): Promise<void> {
  await userEvent.type(await screen.findByRole('textbox', { name: 'User' }), 'admin');
  await userEvent.type(screen.getByLabelText('Password'), 'secret{Enter}');
}

describe('signing in', () => {
  it('goes back to where one was', async () => {
    server.on('POST', '/api/auth/login', { body: aSession() });
    const { address } = await show(<LoginPage />, '/login?next=/streams?status=unhealthy');
    await signIn();
    await waitFor(() => expect(address()).toBe('/streams?status=unhealthy'));
    expect(session.get()?.csrf_token).toBe('token');
  });

  it('with a wrong password says so in the words of the server, and empties the password', async () => {
    server.on('POST', '/api/auth/login', problem(401, 'auth.wrong_credentials', 'User and password do not belong together.'));
    await show(<LoginPage />, '/login');
    await signIn();
    expect(await screen.findByText('User and password do not belong together.')).toBeVisible();
    expect(screen.getByLabelText('Password')).toHaveValue('');
    expect(screen.getByRole('textbox', { name: 'User' })).toHaveValue('admin');
  });

  it('tells why it is asked again when the session ended', async () => {
    sessionEnded.set(true);
    await show(<LoginPage />, '/login');
    expect(await screen.findByText(/Your session ended/)).toBeVisible();
  });
});

describe('the way back', () => {
  it.each([
    ['/streams?q=a', '/streams?q=a'],
    [undefined, '/'],
    ['https://evil.example', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/login?next=/login', '/'],
  ])('from %s is %s', (next, back) => expect(safeReturn(next)).toBe(back));
});
