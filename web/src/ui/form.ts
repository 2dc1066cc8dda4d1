import { asProblem } from '../api/problem';

/** What the server says is wrong, by field, for the form to show at each. */
export function fieldErrors(error: unknown): Record<string, string> {
  return Object.fromEntries(asProblem(error).errors.map(({ field, detail }) => [field, detail]));
}
