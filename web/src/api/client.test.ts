import { beforeEach, describe, expect, it } from 'vitest';

import { session, sessionEnded } from '../auth/session';
import { FakeServer, problem } from '../test/fake-server';
import { aSession } from '../test/samples';
import { setPreference } from '../ui/preferences';
import { answer, api } from './client';
import { asProblem, ProblemError } from './problem';

let server: FakeServer;
const overview = () => answer(api.GET('/api/dashboard/overview'));
const failure = async (call: Promise<unknown>) => call.then(() => expect.unreachable(), (error: unknown) => error);

beforeEach(() => {
  server = new FakeServer();
  session.set(aSession());
  sessionEnded.set(false);
});

describe('a call', () => {
  it('asks for the words of the page', async () => {
    server.on('GET', '/api/dashboard/overview', { body: {} });
    setPreference('language', 'zh-TW');
    await overview();
    expect(server.calls[0]?.headers.get('Accept-Language')).toBe('zh-TW');
  });

  it('that changes something carries the token of the session', async () => {
    server.on('POST', '/api/auth/logout', { status: 204 }).on('GET', '/api/dashboard/overview', { body: {} });
    await answer(api.POST('/api/auth/logout'));
    await overview();
    expect(server.calls.map((call) => call.headers.get('X-CSRF-Token'))).toEqual(['token', null]);
  });

  it('that is refused tells it in the words of the server', async () => {
    server.on('GET', '/api/dashboard/overview', problem(409, 'node.changed', 'Somebody else changed this node.', [{ field: 'name', code: 'x', detail: 'Taken.' }]));
    const error = await failure(overview());
    expect(error).toBeInstanceOf(ProblemError);
    expect(asProblem(error)).toMatchObject({ code: 'node.changed', detail: 'Somebody else changed this node.', request_id: 'r-1', errors: [{ field: 'name' }] });
  });

  it('without an answer says so', async () => {
    server.on('GET', '/api/dashboard/overview', () => new TypeError('fetch failed'));
    expect(asProblem(await failure(overview()))).toMatchObject({ status: 0, code: 'page.no_answer' });
  });

  it('answered by something else than Signalbox says so', async () => {
    server.on('GET', '/api/dashboard/overview', { status: 502, body: 'Bad gateway' });
    expect(asProblem(await failure(overview()))).toMatchObject({ status: 502, code: 'page.strange_answer' });
  });
});

describe('a 401', () => {
  it('ends the session, and it is remembered that there was one', async () => {
    server.on('GET', '/api/dashboard/overview', problem(401, 'auth.required', 'Sign in first.'));
    await failure(overview());
    expect(session.get()).toBeNull();
    expect(sessionEnded.get()).toBe(true);
  });

  it('for a wrong password ends nothing', async () => {
    server.on('POST', '/api/auth/login', problem(401, 'auth.wrong_credentials', 'No.'));
    await failure(answer(api.POST('/api/auth/login', { body: { username: 'a', password: 'b' } })));
    expect(session.get()).not.toBeNull();
  });
});
