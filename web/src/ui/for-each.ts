/** How many calls of one action are under way at once: a browser has six connections to a server. */
const AT_ONCE = 5;

export interface Outcome<T> {
  done: T[];
  /** The first thing that went wrong, or null. */
  problem: unknown;
}

/** Runs `work` for each of `items`, a few at a time. One that fails does not stop the others. */
export async function forEachOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<Outcome<T>> {
  const done: T[] = [];
  let problem: unknown = null;
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await work(item);
        done.push(item);
      } catch (error) {
        problem ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return { done, problem };
}
