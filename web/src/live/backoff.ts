const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
const LEAST_MS = 300;

/**
 * How long to wait before try `attempt` (from 0): full jitter below a doubling bound, so that a thousand open pages do not
 * come back at one moment when a server starts again.
 */
export function backoffMillis(attempt: number, random: () => number): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.max(LEAST_MS, Math.round(random() * bound));
}
