import { useSyncExternalStore } from 'react';

// One timer for every age on the page, and the server's idea of the time: ages are told by the clock that made the stamps,
// not by that of a laptop which may be minutes off.

let offset = 0;
let precision = Number.POSITIVE_INFINITY;

/** The better source wins: a live connection tells to the millisecond, the Date header of an answer to the second. */
export function noteServerTime(server: number, within: number): void {
  if (Number.isNaN(server) || within > precision) return;
  precision = within;
  const measured = server + within / 2 - Date.now();
  // A fraction of a second is the way of the message, not a wrong clock.
  offset = Math.abs(measured) < 1500 ? 0 : measured;
}

export const serverNow = (): number => Date.now() + offset;

/** A moment of our clock by the server's. */
export const toServerTime = (ours: number): number => ours + offset;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let tick = serverNow();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    tick = serverNow();
    timer = setInterval(() => {
      tick = serverNow();
      for (const each of [...listeners]) each();
    }, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** What `read` makes of the time, anew each second; the component draws again only when that has changed. */
export function useTicking<T extends string | number | boolean>(read: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => read(timer === undefined ? serverNow() : tick));
}
