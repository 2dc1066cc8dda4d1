import { useSyncExternalStore } from 'react';

/** A value that lives outside React, so that the parts that are not React (socket, API client) can set it. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  update(change: (before: T) => T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    update(change) {
      this.set(change(value));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** What this browser remembers for itself. A browser that forbids storage gets the defaults each time. */
export function readLocal<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`signalbox.${key}`);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function writeLocal(key: string, value: unknown): void {
  try {
    localStorage.setItem(`signalbox.${key}`, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the choice then lasts as long as the page.
  }
}

/** A store whose value outlives the page. */
export function createLocalStore<T>(key: string, fallback: T): Store<T> {
  const store = createStore(readLocal(key, fallback));
  store.subscribe(() => writeLocal(key, store.get()));
  return store;
}
