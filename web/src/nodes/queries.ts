import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

import { answer, api } from '../api/client';
import type { Node } from '../api/types';
import { PAGE_SIZE, type ListPage } from '../ui/window';
import { toParameters, type NodeSearch } from './search';

export interface AllNodes {
  nodes: Node[];
  environments: string[];
}

async function fetchAllNodes(signal: AbortSignal): Promise<AllNodes> {
  const nodes: Node[] = [];
  for (let page = 1; ; page++) {
    const next = await answer(
      api.GET('/api/fleet/nodes', { params: { query: { active_only: false, per_page: 1000, page } }, signal }),
    );
    nodes.push(...next.nodes);
    if (page >= next.pages) return { nodes, environments: next.environments };
  }
}

/** Every node, also those that are switched off. A fleet is read whole: hundreds of servers, not thousands of streams. */
export const allNodesQuery = queryOptions({
  queryKey: ['nodes', 'all'],
  queryFn: ({ signal }) => fetchAllNodes(signal),
  staleTime: 30_000,
});

export const nodeQuery = (id: number) =>
  queryOptions({
    queryKey: ['nodes', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/fleet/nodes/{id}', { params: { path: { id } }, signal })),
  });

export const nodeListKey = (search: NodeSearch) => ['nodes', 'page', toParameters(search)] as const;

export async function fetchNodes(search: NodeSearch, page: number, signal?: AbortSignal, perPage = PAGE_SIZE): Promise<ListPage<Node>> {
  const { nodes, total } = await answer(
    api.GET('/api/fleet/nodes', {
      params: { query: { ...toParameters(search), page, per_page: perPage } },
      ...(signal && { signal }),
    }),
  );
  return { rows: nodes, total };
}

export const nodeEventsQuery = (id: number) =>
  queryOptions({
    queryKey: ['nodes', 'one', id, 'events'],
    queryFn: ({ signal }) => answer(api.GET('/api/events', { params: { query: { node_id: String(id), kind: 'node.*', per_page: 12 } }, signal })),
  });

export const nodeIncidentsQuery = (id: number) =>
  queryOptions({
    queryKey: ['nodes', 'one', id, 'incidents'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/incidents', { params: { query: { node_id: String(id), state: 'open,acknowledged', per_page: 5 } }, signal })),
  });

/** Tells whether a simulator answers for the node. */
export function useIsSimulated(): (nodeId: number) => boolean {
  const { data } = useQuery(allNodesQuery);
  const simulated = useMemo(() => new Set(data?.nodes.filter((node) => node.is_simulated).map((node) => node.id)), [data]);
  return useCallback((nodeId: number) => simulated.has(nodeId), [simulated]);
}
