import { queryOptions } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import type { Incident } from '../api/types';
import { PAGE_SIZE, type ListPage } from '../ui/window';
import type { IncidentSearch } from './search';

/** What still concerns somebody; the page shows these unless asked for others. */
export const UNRESOLVED = 'open,acknowledged';

export const toParameters = (search: IncidentSearch) => ({
  state: search.state ?? UNRESOLVED,
  ...(search.severity && { severity: search.severity }),
  ...(search.node && { node_id: search.node }),
});

export const incidentListKey = (search: IncidentSearch) => ['incidents', 'page', toParameters(search)] as const;

export async function fetchIncidents(search: IncidentSearch, page: number, signal?: AbortSignal, perPage = PAGE_SIZE): Promise<ListPage<Incident>> {
  const { incidents, total } = await answer(
    api.GET('/api/incidents', { params: { query: { ...toParameters(search), page, per_page: perPage } }, ...(signal && { signal }) }),
  );
  return { rows: incidents, total };
}

export const incidentQuery = (id: number) =>
  queryOptions({
    queryKey: ['incident', id],
    queryFn: ({ signal }) => answer(api.GET('/api/incidents/{id}', { params: { path: { id } }, signal })),
  });

export const acknowledge = (id: number, note?: string) =>
  answer(api.POST('/api/incidents/{id}/acknowledge', { params: { path: { id } }, body: note ? { note } : {} }));

/** What happened to what the incident is about, since a little before it began. */
export const incidentEventsQuery = (incident: Incident) =>
  queryOptions({
    queryKey: ['incident', incident.id, 'events'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/events', {
          params: {
            query: {
              per_page: 20,
              from: new Date(Date.parse(incident.opened_at) - 60_000).toISOString(),
              ...(incident.stream_id !== null
                ? { stream_id: String(incident.stream_id) }
                : { kind: 'node.*,incident.*', ...(incident.node_id !== null && { node_id: String(incident.node_id) }) }),
            },
          },
          signal,
        }),
      ),
  });
