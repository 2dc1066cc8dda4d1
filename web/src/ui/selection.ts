import { useCallback, useMemo, useState } from 'react';

export interface Selection<T> {
  readonly chosen: ReadonlyMap<number, T>;
  toggle(row: T): void;
  add(rows: readonly T[]): void;
  clear(): void;
}

/** Rows that were picked, by id: they stay picked while the list is filtered or scrolled. */
export function useSelection<T extends { id: number }>(): Selection<T> {
  const [chosen, setChosen] = useState<ReadonlyMap<number, T>>(new Map());
  const toggle = useCallback(
    (row: T) =>
      setChosen((before) => {
        const next = new Map(before);
        if (!next.delete(row.id)) next.set(row.id, row);
        return next;
      }),
    [],
  );
  const add = useCallback(
    (rows: readonly T[]) => setChosen((before) => new Map([...before, ...rows.map((row): [number, T] => [row.id, row])])),
    [],
  );
  const clear = useCallback(() => setChosen((before) => (before.size === 0 ? before : new Map())), []);
  return useMemo(() => ({ chosen, toggle, add, clear }), [chosen, toggle, add, clear]);
}
