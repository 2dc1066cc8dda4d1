import { answer, api } from '../api/client';
import type { FleetEvent } from '../api/types';
import { serverNow } from '../ui/clock';
import { PAGE_SIZE, type ListPage } from '../ui/window';
import { WITHIN, type EventSearch } from './search';

export function toParameters(search: EventSearch) {
  return {
    ...(search.q && { search: search.q }),
    ...(search.kind && { kind: search.kind }),
    ...(search.severity && { severity: search.severity }),
    ...(search.node && { node_id: search.node }),
    ...(search.stream && { stream_id: search.stream }),
  };
}

/** `round` counts how often somebody asked for the newest: each time the log is read from its end again. */
export const eventListKey = (search: EventSearch, round: number) => ['events', 'page', { ...toParameters(search), within: search.within ?? '', round }] as const;

interface Reading {
  search: EventSearch;
  page: number;
  perPage?: number;
  /** The newest event of the first page: later pages are counted from it, whatever came meanwhile. */
  newest?: FleetEvent | undefined;
  signal?: AbortSignal;
}

export async function fetchEvents({ search, page, perPage = PAGE_SIZE, newest, signal }: Reading): Promise<ListPage<FleetEvent>> {
  const within = WITHIN[search.within ?? ''];
  const query = {
    ...toParameters(search),
    page,
    per_page: perPage,
    ...(within && { from: new Date(serverNow() - within * 1000).toISOString() }),
    ...(newest && { to: new Date(Date.parse(newest.at) + 1).toISOString() }),
  };
  const { events, total } = await answer(api.GET('/api/events', { params: { query }, ...(signal && { signal }) }));
  return { rows: events, total };
}

/** The newest that match, up to `most`. */
export async function fetchAllEvents(search: EventSearch, most: number): Promise<FleetEvent[]> {
  const rows: FleetEvent[] = [];
  for (let page = 1; rows.length < most; page++) {
    const next = await fetchEvents({ search, page, perPage: 1000, newest: rows[0] });
    rows.push(...next.rows);
    if (next.rows.length < 1000) break;
  }
  return rows.slice(0, most);
}
