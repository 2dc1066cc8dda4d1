import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

import { answer, api } from '../api/client';
import { patchQueries } from '../api/patch-cache';
import type { Stream, StreamDetail } from '../api/types';
import { useMessages, useTopics } from '../live/live';
import { applyStreamChanges, collectStreamChanges, isEmpty, type StreamChanges } from '../live/stream-changes';
import { toServerTime } from '../ui/clock';
import type { StreamList } from './queries';
import { streamQuery } from './queries';
import { listPart, type StreamSearch } from './search';
import { SETTLED, unsettle, type Unsettled } from './unsettled';

/** Edited streams are read one by one up to this many; beyond it they wait for the next reading of the list. */
const MOST_READ_AGAIN = 20;
/** Nodes often come back together; they are asked about together. */
const TOGETHER_MS = 250;

function patchPages(client: QueryClient, change: (rows: Stream[]) => Stream[]): void {
  patchQueries<StreamList>(client, { queryKey: ['streams', 'page'] }, (page) => {
    const rows = change(page.rows);
    return rows === page.rows ? page : { ...page, rows };
  });
}

function patchCaches(client: QueryClient, changes: StreamChanges): void {
  patchPages(client, (rows) => applyStreamChanges(rows, changes));
  const isDetail = ({ queryKey }: { queryKey: QueryKey }) => queryKey[0] === 'stream' && queryKey.length === 2;
  patchQueries<StreamDetail>(client, { predicate: isDetail }, (stream) => applyStreamChanges([stream], changes)[0] ?? stream);
  // The drawer's evidence and history are about a moment; another moment has others.
  for (const id of [...changes.rows.keys()].filter((each) => changes.rows.get(each)?.status !== undefined)) {
    void client.invalidateQueries({ queryKey: ['stream', id] });
  }
  if (changes.silent.size > 0) void client.invalidateQueries({ queryKey: ['stream'] });
}

function shownRows(client: QueryClient): Map<number, Stream> {
  const shown = new Map<number, Stream>();
  for (const [, page] of client.getQueriesData<StreamList>({ queryKey: ['streams', 'page'], type: 'active' })) {
    for (const row of page?.rows ?? []) shown.set(row.id, row);
  }
  return shown;
}

/** Reads what streams of nodes that answer again are now, and puts it in place. */
async function readNodes(client: QueryClient, nodes: readonly number[]): Promise<void> {
  const { streams } = await answer(api.GET('/api/health/streams', { params: { query: { node_id: nodes.join(',') } } }));
  const rows = new Map(
    streams.map(({ id, status, reason, since, bitrate, last_check }) => [id, { status, reason, since, bitrate, last_check }]),
  );
  // They come back with the time of before the outage, so the newer-wins rule of messages is not for them.
  patchPages(client, (before) => before.map((row) => (rows.has(row.id) ? { ...row, ...rows.get(row.id), detail: '' } : row)));
  void client.invalidateQueries({ queryKey: ['stream'] });
}

async function readEdited(client: QueryClient, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const stream = await client.fetchQuery({ ...streamQuery(id), staleTime: 0 });
    patchPages(client, (rows) => (rows.some((row) => row.id === id) ? rows.map((row) => (row.id === id ? stream : row)) : rows));
  }
}

export interface LiveStreams {
  unsettled: Unsettled;
  gone: ReadonlySet<number>;
}

/** Keeps the shown streams true in their places, and counts what only another reading (after `readAt`) would show. */
export function useLiveStreams(search: StreamSearch, readAt: number): LiveStreams {
  const client = useQueryClient();
  const [unsettled, setUnsettled] = useState(SETTLED);
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const answering = useRef(new Set<number>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useTopics(['streams']);

  const settle = useCallback(() => {
    setUnsettled(SETTLED);
    setGone((before) => (before.size === 0 ? before : new Set()));
  }, []);
  const filter = JSON.stringify(listPart(search));
  useEffect(settle, [filter, readAt, settle]);
  useEffect(() => () => clearTimeout(timer.current), []);

  useMessages((messages) => {
    const changes = collectStreamChanges(messages);
    if (isEmpty(changes)) return;
    const shown = shownRows(client);
    setUnsettled((before) => unsettle(before, search, changes, shown, toServerTime(readAt)));
    patchCaches(client, changes);
    const lost = [...changes.gone].filter((id) => shown.has(id));
    if (lost.length > 0) setGone((before) => new Set([...before, ...lost]));
    void readEdited(client, [...changes.edited].filter((id) => shown.has(id)).slice(0, MOST_READ_AGAIN)).catch(() => undefined);
    for (const id of changes.silent.keys()) answering.current.delete(id);
    for (const id of changes.answering) answering.current.add(id);
    if (answering.current.size > 0) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const nodes = [...answering.current];
        answering.current.clear();
        void readNodes(client, nodes).catch(() => undefined);
      }, TOGETHER_MS);
    }
  });

  return { unsettled, gone };
}
