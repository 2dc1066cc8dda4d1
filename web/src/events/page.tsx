import { Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { FleetEvent, Severity } from '../api/types';
import { useMessages, useTopics } from '../live/live';
import { allNodesQuery, useIsSimulated } from '../nodes/queries';
import { ChoiceChips, FilterChip } from '../ui/chips';
import { useColumnChoice } from '../ui/columns';
import { DataTable } from '../ui/data-table';
import { Empty } from '../ui/empty';
import page from '../ui/page.module.css';
import { ChangePill } from '../ui/pill';
import { ProblemNote } from '../ui/problem-note';
import { SearchField } from '../ui/search-field';
import { ColumnMenu, CsvMenu, ViewsMenu } from '../ui/table-menus';
import { fromList, toList } from '../ui/url';
import { useWindowed, type ListPage } from '../ui/window';
import { number } from '../words/format';
import { NarrowEvent, useEventColumns } from './columns';
import { matchesFilter } from './match';
import { eventListKey, fetchAllEvents, fetchEvents } from './queries';
import { readEventSearch, WITHIN, type EventSearch } from './search';

const route = getRouteApi('/_frame/events');
const SEVERITIES: readonly Severity[] = ['critical', 'error', 'warning', 'info'];
const FAMILIES = ['stream', 'node', 'incident', 'system'] as const;
const TOPICS = ['events'];
const MOST_COPIED = 10_000;

/** Counts what came in since the log was read up to `newest`, as far as the filter would show it. */
function useNewEvents(search: EventSearch, round: number, newest: number): number {
  const [sequences, setSequences] = useState<readonly number[]>([]);
  const filter = JSON.stringify([search, round]);
  useEffect(() => setSequences([]), [filter]);
  useTopics(TOPICS);
  useMessages((messages) => {
    const fresh = messages.filter((message) => message.type === 'event').filter((event) => matchesFilter(event, search));
    if (fresh.length > 0) setSequences((before) => [...before, ...fresh.map((event) => event.sequence)]);
  });
  // After a gap events are told again; those that the list has are not new.
  return sequences.filter((sequence) => sequence > newest).length;
}

export function EventsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/events' });
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const key = eventListKey(search, round);
  const list = useWindowed<FleetEvent, ListPage<FleetEvent>>(key, (at, signal) => {
    const newest = at === 1 ? undefined : client.getQueryData<ListPage<FleetEvent>>([...key, 1])?.rows[0];
    return fetchEvents({ search, page: at, newest, signal });
  });
  const fresh = useNewEvents(search, round, list.first?.rows[0]?.sequence ?? 0);
  const isSimulated = useIsSimulated();
  const columns = useEventColumns(isSimulated);
  const choice = useColumnChoice('events', columns);
  const set = (change: EventSearch) =>
    void navigate({ search: (before) => readEventSearch({ ...before, ...change } as Record<string, string>), replace: true });
  const onOpen = useCallback(
    (event: FleetEvent) => {
      if (event.incident_id !== null) void navigate({ to: '/incidents', search: { incident: String(event.incident_id), state: 'open,acknowledged,resolved' } });
      else if (event.stream_id !== null) void navigate({ to: '/streams', search: { stream: String(event.stream_id) } });
      else if (event.node_id !== null) void navigate({ to: '/nodes', search: { node: String(event.node_id) } });
    },
    [navigate],
  );
  const simulated = (event: FleetEvent) => event.node_id !== null && isSimulated(event.node_id);

  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{t('frame.pages.events')}</h1>
        <span className={page.count} role="status">
          {list.total !== undefined && t('events.count', { count: list.total, shown: number(list.total) })}
        </span>
        <div className={page.tools}>
          <ViewsMenu table="events" search={search as Record<string, string>} choice={choice} onShow={(view) => void navigate({ search: readEventSearch(view) })} />
          <ColumnMenu columns={columns} choice={choice} />
          <CsvMenu columns={choice.shown} chosen={[]} total={Math.min(list.total ?? 0, MOST_COPIED)} all={() => fetchAllEvents(search, MOST_COPIED)} />
        </div>
      </header>
      <EventFilters search={search} onChange={set} />
      <div className={page.body}>
        <div className={page.main}>
          {list.error !== null && <ProblemNote error={list.error} onRetry={list.refresh} />}
          <ChangePill text={fresh > 0 ? t('table.show', { what: t('table.new', { count: fresh }) }) : null} onShow={() => setRound(round + 1)} />
          {list.total === 0 && !list.isOld ? (
            <Empty title={t('events.none')}>
              <p>{t('events.noneHelp')}</p>
            </Empty>
          ) : (
            <DataTable
              label={t('frame.pages.events')}
              list={list}
              columns={choice.shown}
              name={(event) => event.message}
              narrow={(event) => <NarrowEvent event={event} simulated={simulated(event)} />}
              onOpen={onOpen}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function EventFilters({ search, onChange }: { search: EventSearch; onChange: (change: EventSearch) => void }) {
  const { t } = useTranslation();
  const nodes = useQuery(allNodesQuery).data?.nodes ?? [];
  return (
    <div className={page.filters}>
      <SearchField className={page.search} label={t('events.search')} value={search.q ?? ''} onChange={(q) => onChange({ q })} />
      <ChoiceChips
        label={t('events.severity')}
        all={{ label: t('table.all') }}
        choices={SEVERITIES.map((value) => ({ value, label: t(`status.severity.${value}`) }))}
        chosen={fromList(search.severity)}
        onChange={(chosen) => onChange({ severity: toList(chosen) ?? '' })}
      />
      <Select
        aria-label={t('events.kind')}
        placeholder={t('events.allKinds')}
        className={page.pick}
        clearable
        data={FAMILIES.map((family) => ({ value: `${family}.*`, label: t(`events.family.${family}`) }))}
        value={search.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? '' })}
      />
      <Select
        aria-label={t('streams.node')}
        placeholder={t('events.allNodes')}
        className={page.pick}
        clearable
        searchable
        data={nodes.map((node) => ({ value: String(node.id), label: node.name }))}
        value={search.node ?? null}
        onChange={(node) => onChange({ node: node ?? '' })}
      />
      <Select
        aria-label={t('events.within')}
        placeholder={t('events.anyTime')}
        className={page.pick}
        clearable
        data={Object.keys(WITHIN).map((value) => ({ value, label: t(`events.last.${value as 'hour' | 'day' | 'week'}`) }))}
        value={search.within ?? null}
        onChange={(within) => onChange({ within: within ?? '' })}
      />
      {search.stream && <FilterChip label={t('streams.one', { id: search.stream })} onRemove={() => onChange({ stream: '' })} />}
    </div>
  );
}
