import { useCallback, useMemo, type ReactNode } from 'react';

import { createLocalStore, useStore, type Store } from './store';

export interface Column<T> {
  id: string;
  label: string;
  /** Pixels it has at least. */
  width: number;
  /** Its share of the room that is left; none without. */
  grow?: number;
  cell: (row: T) => ReactNode;
  /** The cell as CSV has it. */
  text: (row: T) => string;
  /** The server's name to sort by. */
  sort?: string;
  align?: 'end';
  /** Cannot be taken away. */
  always?: boolean;
  /** Not shown until somebody asks for it. */
  extra?: boolean;
}

export interface Tracks {
  template: string;
  /** Below this the table scrolls sideways. */
  minWidth: number;
}

export function tracksOf<T>(columns: readonly Column<T>[], before: readonly number[]): Tracks {
  const own = columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`));
  return {
    template: [...before.map((width) => `${width}px`), ...own].join(' '),
    minWidth: [...before, ...columns.map((column) => column.width)].reduce((sum, width) => sum + width, 0),
  };
}

const stores = new Map<string, Store<readonly string[] | null>>();

function storeOf(table: string): Store<readonly string[] | null> {
  let store = stores.get(table);
  if (!store) {
    store = createLocalStore<readonly string[] | null>(`columns.${table}`, null);
    stores.set(table, store);
  }
  return store;
}

export interface ColumnChoice<T> {
  shown: Column<T>[];
  isShown(id: string): boolean;
  toggle(id: string): void;
  /** null: as the page comes. */
  ids: readonly string[] | null;
  set(ids: readonly string[] | null): void;
}

/** Which columns of a table are shown, as this browser was left. */
export function useColumnChoice<T>(table: string, columns: readonly Column<T>[]): ColumnChoice<T> {
  const store = storeOf(table);
  const ids = useStore(store);
  const isShown = useCallback(
    (id: string) => {
      const column = columns.find((each) => each.id === id);
      return column !== undefined && (column.always === true || (ids ? ids.includes(id) : !column.extra));
    },
    [columns, ids],
  );
  const shown = useMemo(() => columns.filter((column) => isShown(column.id)), [columns, isShown]);
  const toggle = (id: string) => {
    const now = shown.map((column) => column.id);
    store.set(now.includes(id) ? now.filter((each) => each !== id) : [...now, id]);
  };
  return { shown, isShown, toggle, ids, set: (next) => store.set(next) };
}
