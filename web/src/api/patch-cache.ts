import type { QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * Changes what was read before, in place. When it was read stays as it is: a row that a live message touched does not make
 * the order of the list any newer.
 */
export function patchQueries<T>(client: QueryClient, filters: QueryFilters, change: (data: T) => T): void {
  for (const query of client.getQueryCache().findAll(filters)) {
    const { data, dataUpdatedAt } = query.state;
    if (data === undefined) continue;
    const next = change(data as T);
    if (next !== data) client.setQueryData(query.queryKey, next, { updatedAt: dataUpdatedAt });
  }
}
