import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { patchQueries } from '../api/patch-cache';
import type { Incident } from '../api/types';
import { useMessages } from '../live/live';
import type { ListPage } from '../ui/window';
import { incidentQuery } from './queries';
import type { IncidentSearch } from './search';

const NONE: ReadonlySet<number> = new Set();
/** A storm of changes is read again as a whole, when somebody asks for it. */
const MOST_READ_AGAIN = 20;

/** Puts an incident in place wherever it is shown. */
export function patchIncident(client: QueryClient, incident: Incident): void {
  patchQueries<ListPage<Incident>>(client, { queryKey: ['incidents', 'page'] }, (page) =>
    page.rows.some((row) => row.id === incident.id)
      ? { ...page, rows: page.rows.map((row) => (row.id === incident.id ? incident : row)) }
      : page,
  );
  client.setQueryData(incidentQuery(incident.id).queryKey, incident);
}

function shownIds(client: QueryClient): Set<number> {
  const pages = client.getQueriesData<ListPage<Incident>>({ queryKey: ['incidents', 'page'], type: 'active' });
  return new Set(pages.flatMap(([, page]) => page?.rows.map((row) => row.id) ?? []));
}

/** Keeps the shown incidents true in their places; answers how many new ones wait. */
export function useLiveIncidents(search: IncidentSearch, readAt: number): number {
  const client = useQueryClient();
  const [fresh, setFresh] = useState(NONE);
  const filter = JSON.stringify({ ...search, incident: undefined });
  useEffect(() => setFresh((before) => (before.size === 0 ? before : NONE)), [filter, readAt]);

  useMessages((messages) => {
    const touched = new Map<number, boolean>();
    for (const message of messages) {
      if (message.type !== 'event' || !message.kind.startsWith('incident.') || message.incident_id === null) continue;
      const isNew = message.kind === 'incident.opened' || message.kind === 'incident.reopened';
      touched.set(message.incident_id, isNew || touched.get(message.incident_id) === true);
    }
    if (touched.size === 0) return;
    const shown = shownIds(client);
    const fetched = [...touched.keys()].filter((id) => shown.has(id) || client.getQueryData(incidentQuery(id).queryKey));
    for (const id of fetched.slice(0, MOST_READ_AGAIN)) {
      void client.fetchQuery({ ...incidentQuery(id), staleTime: 0 }).then(
        (incident) => patchIncident(client, incident),
        () => undefined,
      );
    }
    const added = [...touched].filter(([id, isNew]) => isNew && !shown.has(id)).map(([id]) => id);
    if (added.length > 0) setFresh((before) => new Set([...before, ...added]));
  });
  return fresh.size;
}
