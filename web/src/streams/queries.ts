import { queryOptions } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import type { Stream, StreamPage } from '../api/types';
import { PAGE_SIZE, type ListPage } from '../ui/window';
import { listPart, toParameters, type StreamSearch } from './search';

export interface StreamList extends ListPage<Stream> {
  summary: StreamPage['summary'];
}

export const streamListKey = (search: StreamSearch) => ['streams', 'page', toParameters(listPart(search))] as const;

export async function fetchStreams(search: StreamSearch, page: number, signal?: AbortSignal, perPage = PAGE_SIZE): Promise<StreamList> {
  const { streams, total, summary } = await answer(
    api.GET('/api/streams', {
      params: { query: { ...toParameters(listPart(search)), page, per_page: perPage } },
      ...(signal && { signal }),
    }),
  );
  return { rows: streams, total, summary };
}

/** The first page, asked for while the code of the table is still on its way. */
export const firstStreams = (search: StreamSearch) =>
  queryOptions({
    queryKey: [...streamListKey(search), 1],
    queryFn: ({ signal }) => fetchStreams(search, 1, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** All that match, up to `most`: for copying and for doing something to many. */
export async function fetchAllStreams(search: StreamSearch, most: number): Promise<Stream[]> {
  const rows: Stream[] = [];
  for (let page = 1; rows.length < most; page++) {
    const next = await fetchStreams(search, page, undefined, 1000);
    rows.push(...next.rows);
    if (next.rows.length < 1000) break;
  }
  return rows.slice(0, most);
}

export const streamQuery = (id: number) =>
  queryOptions({
    queryKey: ['stream', id],
    queryFn: ({ signal }) => answer(api.GET('/api/streams/{id}', { params: { path: { id } }, signal })),
  });

export const explanationQuery = (id: number) =>
  queryOptions({
    queryKey: ['stream', id, 'explain'],
    queryFn: ({ signal }) => answer(api.GET('/api/streams/{id}/explain', { params: { path: { id } }, signal })),
  });

export const playbackQuery = (id: number) =>
  queryOptions({
    queryKey: ['stream', id, 'playback'],
    queryFn: ({ signal }) => answer(api.GET('/api/streams/{id}/playback', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });

export const streamEventsQuery = (id: number, perPage: number) =>
  queryOptions({
    queryKey: ['stream', id, 'events', perPage],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/streams/{id}/events', { params: { path: { id }, query: { per_page: perPage } }, signal })),
  });
