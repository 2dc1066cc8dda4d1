import createClient, { type Middleware } from 'openapi-fetch';

import { endSession, session } from '../auth/session';
import { noteServerTime } from '../ui/clock';
import { currentLanguage } from '../words/languages';
import { isProblem, noAnswer, ProblemError, strangeAnswer } from './problem';
import type { paths } from './schema';

/** Here a 401 is a wrong password, and ends nothing. */
const ASKS_FOR_PASSWORD = /^\/api\/auth\/(login|password)$/;

const principal: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    const token = session.get()?.csrf_token;
    if (request.method !== 'GET' && token) request.headers.set('X-CSRF-Token', token);
    return request;
  },
  onResponse({ request, response }) {
    const date = response.headers.get('Date');
    if (date) noteServerTime(Date.parse(date), 1000);
    if (response.status === 401 && !ASKS_FOR_PASSWORD.test(new URL(request.url).pathname)) endSession();
    return undefined;
  },
};

/** The server's API, typed by its contract. Use with {@link answer}. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: (request) => globalThis.fetch(request) });
api.use(principal);

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What the call brought, or a {@link ProblemError}. Lists as lines of text are not asked for, so text is no answer. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<Exclude<T, string>> {
  let outcome: Outcome<T>;
  try {
    outcome = await call;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw noAnswer();
  }
  if (outcome.response.ok) return outcome.data as Exclude<T, string>;
  throw isProblem(outcome.error) ? new ProblemError(outcome.error) : strangeAnswer(outcome.response.status);
}
