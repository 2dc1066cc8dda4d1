import { keepPreviousData, useQueries, useQuery, useQueryClient, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';

export const PAGE_SIZE = 100;

/** What a list answers for a page, brought into one shape. */
export interface ListPage<T> {
  rows: T[];
  total: number;
}

export interface Windowed<T, E extends ListPage<T>> {
  /** How many rows there are on the server; undefined until the first answer. */
  total: number | undefined;
  row(index: number): T | undefined;
  /** The first page, with what else its answer said. */
  first: E | undefined;
  setRange(from: number, to: number): void;
  /** Another filter was asked for and the rows shown are still those of the one before. */
  isOld: boolean;
  isLoading: boolean;
  error: unknown;
  /** When the first page was read. */
  readAt: number;
  refresh(): void;
}

/** Keeps its parts the same while nothing in them changes, which keeps what hangs on them from being done again. */
function rowsAndError(results: UseQueryResult<ListPage<unknown>>[]): { rows: (unknown[] | undefined)[]; error: unknown } {
  return { rows: results.map((result) => result.data?.rows), error: results.find((result) => result.error)?.error ?? null };
}

/**
 * A list of any length of which only the pages in view are read. `key` names the list and its filter. While another filter
 * is loading, the rows of the one before stay.
 */
export function useWindowed<T, E extends ListPage<T>>(
  key: QueryKey,
  fetchPage: (page: number, signal: AbortSignal) => Promise<E>,
): Windowed<T, E> {
  const client = useQueryClient();
  const [pages, setPages] = useState<readonly number[]>([1]);
  const query = useCallback(
    (page: number) => ({
      queryKey: [...key, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchPage(page, signal),
      // Live messages keep what was read true; it is read again when a message says so.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    }),
    // The key names everything fetchPage depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [JSON.stringify(key)],
  );

  const first = useQuery({ ...query(1), placeholderData: keepPreviousData });
  // Rows of another filter may only be joined with pages of that same filter.
  const [shown, setShown] = useState(() => query);
  if (!first.isPlaceholderData && shown !== query) setShown(() => query);
  const others = useQueries({ queries: pages.filter((page) => page > 1).map((page) => shown(page)), combine: rowsAndError });

  useEffect(() => {
    // What is read here goes stale once nobody listens for changes.
    const list = [key[0], key[1]];
    return () => void client.invalidateQueries({ queryKey: list, refetchType: 'none' });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client]);

  const setRange = useCallback((from: number, to: number) => {
    const low = Math.floor(Math.max(0, from) / PAGE_SIZE) + 1;
    const high = Math.floor(Math.max(0, to) / PAGE_SIZE) + 1;
    const wanted = Array.from({ length: Math.min(high - low + 1, 6) }, (_, i) => low + i);
    setPages((before) => (before.join() === wanted.join() ? before : wanted));
  }, []);

  const byPage = useMemo(() => {
    const map = new Map<number, T[]>();
    if (first.data) map.set(1, first.data.rows);
    pages
      .filter((page) => page > 1)
      .forEach((page, i) => {
        const rows = others.rows[i] as T[] | undefined;
        if (rows) map.set(page, rows);
      });
    return map;
  }, [first.data, pages, others.rows]);

  const row = useCallback(
    (index: number) => byPage.get(Math.floor(index / PAGE_SIZE) + 1)?.[index % PAGE_SIZE],
    [byPage],
  );
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: key }), [client, key]);

  return {
    total: first.data?.total,
    row,
    first: first.data,
    setRange,
    isOld: first.isPlaceholderData,
    isLoading: first.isPending,
    error: first.error ?? others.error,
    readAt: first.dataUpdatedAt,
    refresh,
  };
}
