import { queryOptions } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import { fetchIncidents } from '../incidents/queries';
import { fetchStreams } from '../streams/queries';

/** The fleet in a few numbers. The live connection renews it each second; alone it is read each half minute. */
export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => answer(api.GET('/api/dashboard/overview', { signal })),
  refetchInterval: 30_000,
});

export const nodesStatusQuery = queryOptions({
  queryKey: ['dashboard', 'nodes'],
  queryFn: ({ signal }) => answer(api.GET('/api/dashboard/nodes/status', { signal })),
});

export const reasonsQuery = queryOptions({
  queryKey: ['dashboard', 'reasons'],
  queryFn: ({ signal }) => answer(api.GET('/api/health/summary', { signal })),
});

export const recentEventsQuery = queryOptions({
  queryKey: ['recent', 'events'],
  queryFn: ({ signal }) => answer(api.GET('/api/dashboard/events/recent', { params: { query: { limit: 60 } }, signal })),
});

export const openIncidentsQuery = queryOptions({
  queryKey: ['dashboard', 'incidents'],
  queryFn: ({ signal }) => fetchIncidents({}, 1, signal, 8),
});

export const busiestQuery = queryOptions({
  queryKey: ['dashboard', 'busiest'],
  queryFn: ({ signal }) => fetchStreams({ sort: '-readers' }, 1, signal, 5),
});

/** Those that are down longest: what nobody has mended yet. */
export const worstQuery = queryOptions({
  queryKey: ['dashboard', 'worst'],
  queryFn: ({ signal }) => fetchStreams({ status: 'unhealthy', sort: 'since' }, 1, signal, 5),
});

/** The streams that are not well, by name: the cells of the strips that can be hovered. */
export const troubledQuery = queryOptions({
  queryKey: ['dashboard', 'troubled'],
  queryFn: ({ signal }) => answer(api.GET('/api/health/streams', { params: { query: { status: 'unhealthy,degraded' } }, signal })),
});
