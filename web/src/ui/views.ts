import { createLocalStore, useStore, type Store } from './store';
import type { Search } from './url';

/** A way to look at a table that somebody gave a name: its filter, its order and its columns. */
export interface SavedView {
  name: string;
  search: Search;
  columns: readonly string[] | null;
}

const stores = new Map<string, Store<readonly SavedView[]>>();

function storeOf(table: string): Store<readonly SavedView[]> {
  let store = stores.get(table);
  if (!store) {
    store = createLocalStore<readonly SavedView[]>(`views.${table}`, []);
    stores.set(table, store);
  }
  return store;
}

export interface SavedViews {
  all: readonly SavedView[];
  /** A view of the same name is replaced. */
  save(view: SavedView): void;
  remove(name: string): void;
}

export function useSavedViews(table: string): SavedViews {
  const store = storeOf(table);
  const all = useStore(store);
  return {
    all,
    save: (view) => store.update((before) => [...before.filter((each) => each.name !== view.name), view].sort((a, b) => a.name.localeCompare(b.name))),
    remove: (name) => store.update((before) => before.filter((each) => each.name !== name)),
  };
}
