import i18next from 'i18next';

import type { Problem } from './types';

/** A call that did not do what it was asked. What happened is said by the server, in the reader's language. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }
}

const EMPTY = { type: 'about:blank', title: '', errors: [], request_id: '' };

/** No answer at all: the server is away, or the way to it is. */
export function noAnswer(): ProblemError {
  return new ProblemError({ ...EMPTY, status: 0, code: 'page.no_answer', detail: i18next.t('common.noAnswer') });
}

/** An answer that is not of the contract, as a proxy in between makes them. */
export function strangeAnswer(status: number): ProblemError {
  return new ProblemError({ ...EMPTY, status, code: 'page.strange_answer', detail: i18next.t('common.strangeAnswer', { status }) });
}

export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return strangeAnswer(0).problem;
}

export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
