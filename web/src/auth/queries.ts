import { answer, api } from '../api/client';
import { ProblemError } from '../api/problem';
import { createStore } from '../ui/store';
import { session, sessionEnded } from './session';

/** Why the session could not be asked for, when it was not for want of one. */
export const sessionProblem = createStore<unknown>(null);

/** Finds out who is signed in. */
export async function askSession(): Promise<void> {
  sessionProblem.set(null);
  try {
    session.set(await answer(api.GET('/api/auth/me')));
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) session.set(null);
    else sessionProblem.set(error);
  }
}

export async function signIn(username: string, password: string): Promise<void> {
  session.set(await answer(api.POST('/api/auth/login', { body: { username, password } })));
  sessionEnded.set(false);
}

export async function signOut(): Promise<void> {
  await answer(api.POST('/api/auth/logout'));
  session.set(null);
}
