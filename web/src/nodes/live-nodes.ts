import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';

import { patchQueries } from '../api/patch-cache';
import type { Node, NodeDetail } from '../api/types';
import { useMessages } from '../live/live';
import { applyNodeChanges, collectNodeChanges, type NodeChanges } from '../live/node-changes';
import type { ListPage } from '../ui/window';
import { allNodesQuery, nodeQuery, type AllNodes } from './queries';
import { listPart, type NodeSearch } from './search';

type RowsOf<T> = (rows: T[]) => T[];

function patchRows(client: QueryClient, change: RowsOf<Node>): void {
  patchQueries<ListPage<Node>>(client, { queryKey: ['nodes', 'page'] }, (page) => {
    const rows = change(page.rows);
    return rows === page.rows ? page : { ...page, rows };
  });
  patchQueries<AllNodes>(client, { queryKey: allNodesQuery.queryKey }, (all) => {
    const nodes = change(all.nodes);
    return nodes === all.nodes ? all : { ...all, nodes };
  });
}

function patchCaches(client: QueryClient, changes: NodeChanges): void {
  patchRows(client, (rows) => applyNodeChanges(rows, changes));
  for (const id of changes.rows.keys()) {
    patchQueries<NodeDetail>(client, { queryKey: nodeQuery(id).queryKey, exact: true }, (node) => applyNodeChanges([node], changes)[0] ?? node);
  }
}

async function readEdited(client: QueryClient, id: number): Promise<void> {
  const node = await client.fetchQuery({ ...nodeQuery(id), staleTime: 0 });
  patchRows(client, (rows) => rows.map((row) => (row.id === id ? node : row)));
}

export interface LiveNodes {
  fresh: ReadonlySet<number>;
  gone: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

/** Keeps the shown nodes true in their places, and counts those that came and went meanwhile. */
export function useLiveNodes(search: NodeSearch, readAt: number): LiveNodes {
  const client = useQueryClient();
  const [fresh, setFresh] = useState(NONE);
  const [gone, setGone] = useState(NONE);
  const settle = useCallback(() => {
    setFresh(NONE);
    setGone(NONE);
  }, []);
  const filter = JSON.stringify(listPart(search));
  useEffect(settle, [filter, readAt, settle]);

  useMessages((messages) => {
    const changes = collectNodeChanges(messages);
    patchCaches(client, changes);
    for (const id of changes.edited) void readEdited(client, id).catch(() => undefined);
    if (changes.added.size + changes.removed.size === 0) return;
    void client.invalidateQueries({ queryKey: allNodesQuery.queryKey });
    const shown = new Set<number>();
    for (const [, page] of client.getQueriesData<ListPage<Node>>({ queryKey: ['nodes', 'page'], type: 'active' })) {
      for (const row of page?.rows ?? []) shown.add(row.id);
    }
    setFresh((before) => new Set([...before, ...changes.added].filter((id) => !shown.has(id) && !changes.removed.has(id))));
    setGone((before) => new Set([...before, ...[...changes.removed].filter((id) => shown.has(id))].filter((id) => !changes.added.has(id))));
  });

  return { fresh, gone };
}
