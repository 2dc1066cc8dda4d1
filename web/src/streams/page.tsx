import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type { Stream } from '../api/types';
import { overviewQuery } from '../dashboard/queries';
import { useRowTopics } from '../live/live';
import { useIsSimulated } from '../nodes/queries';
import { useTicking } from '../ui/clock';
import { useColumnChoice } from '../ui/columns';
import { DataTable } from '../ui/data-table';
import { ChangePill } from '../ui/pill';
import { ProblemNote } from '../ui/problem-note';
import { useSelection } from '../ui/selection';
import { CsvMenu, ColumnMenu, ViewsMenu } from '../ui/table-menus';
import page from '../ui/page.module.css';
import { useStore } from '../ui/store';
import { toId } from '../ui/url';
import { useWindowed } from '../ui/window';
import { age, number } from '../words/format';
import { leaving } from './actions';
import { StreamBulk } from './bulk';
import { NarrowStream, useStreamColumns } from './columns';
import { StreamDrawer } from './drawer';
import { NoStreams } from './empty';
import { StreamFilters } from './filters';
import { useLiveStreams } from './live-streams';
import { fetchAllStreams, fetchStreams, streamListKey } from './queries';
import { isUnfiltered, listPart, readStreamSearch, type StreamSearch } from './search';

const MOST_COPIED = 100_000;
const MOST_SELECTED = 1_000;
const route = getRouteApi('/_frame/streams');

export function StreamsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/streams' });
  const list = useWindowed<Stream, Awaited<ReturnType<typeof fetchStreams>>>(streamListKey(search), (at, signal) =>
    fetchStreams(search, at, signal),
  );
  const overview = useQuery({ ...overviewQuery, enabled: isUnfiltered(search) });
  const isSimulated = useIsSimulated();
  const columns = useStreamColumns(isSimulated);
  const choice = useColumnChoice('streams', columns);
  const selection = useSelection<Stream>();
  const { unsettled, gone } = useLiveStreams(search, list.readAt);
  const onVisible = useRowTopics<Stream>('stream');

  const setFilter = useCallback(
    (change: StreamSearch) =>
      void navigate({ search: (before) => readStreamSearch({ ...before, ...change } as Record<string, string>), replace: true }),
    [navigate],
  );
  const open = useCallback(
    (id: number | undefined) =>
      void navigate({
        search: (before) => ({ ...listPart(before), ...(id !== undefined && { stream: String(id) }) }),
        // Stepping from drawer to drawer is one step back, not twenty.
        replace: search.stream !== undefined && id !== undefined,
      }),
    [navigate, search.stream],
  );
  const onOpen = useCallback((row: Stream) => open(row.id), [open]);
  const openId = toId(search.stream);

  const counts = isUnfiltered(search) ? (overview.data?.streams ?? list.first?.summary) : list.first?.summary;
  const pill = usePill(search, unsettled.fresh.size, unsettled.moved.size, list.readAt);
  const leavingIds = useStore(leaving);
  const isGone = useCallback((row: Stream) => gone.has(row.id) || leavingIds.has(row.id), [gone, leavingIds]);
  const selectAll = () => void fetchAllStreams(search, MOST_SELECTED).then(selection.add);

  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{t('streams.title')}</h1>
        <span className={page.count} role="status">
          {list.total !== undefined && t('streams.count', { count: list.total, shown: number(list.total) })}
        </span>
        <div className={page.tools}>
          <ViewsMenu
            table="streams"
            search={listPart(search) as Record<string, string>}
            choice={choice}
            onShow={(view) => void navigate({ search: readStreamSearch(view) })}
          />
          <ColumnMenu columns={columns} choice={choice} />
          <CsvMenu
            columns={choice.shown}
            chosen={[...selection.chosen.values()]}
            total={list.total ?? 0}
            all={() => fetchAllStreams(search, MOST_COPIED)}
          />
        </div>
      </header>
      <StreamFilters search={search} onChange={setFilter} counts={counts} />
      {selection.chosen.size > 0 && <StreamBulk selection={selection} />}
      <div className={page.body}>
        <div className={page.main}>
          {list.error !== null && <ProblemNote error={list.error} onRetry={list.refresh} />}
          <ChangePill text={pill} onShow={list.refresh} />
          {list.total === 0 && !list.isOld ? (
            <NoStreams isFiltered={Object.keys(listPart(search)).length > 0} onClear={() => void navigate({ search: {} })} />
          ) : (
            <DataTable
              label={t('streams.title')}
              list={list}
              columns={choice.shown}
              name={(row) => row.path}
              narrow={(row) => <NarrowStream stream={row} simulated={isSimulated(row.node_id)} />}
              sort={search.sort ?? 'path'}
              onSort={(sort) => setFilter({ sort: sort === 'path' ? '' : (sort ?? '') })}
              openId={openId}
              onOpen={onOpen}
              selection={selection}
              onSelectAll={selectAll}
              isGone={isGone}
              onVisible={onVisible}
            />
          )}
        </div>
        {openId !== undefined && <StreamDrawer key={openId} id={openId} onClose={() => open(undefined)} />}
      </div>
    </div>
  );
}

/** What would change if the list were read again; for an order by numbers, how old the order is. */
function usePill(search: StreamSearch, fresh: number, moved: number, readAt: number): string | null {
  const { t } = useTranslation();
  const isByNumbers = /^-?(readers|bitrate)$/.test(search.sort ?? '');
  const oldOrder = useTicking((now) => (isByNumbers && readAt > 0 && now - readAt > 30_000 ? age(new Date(readAt).toISOString(), now) : ''));
  const parts = [
    ...(fresh > 0 ? [t('table.new', { count: fresh })] : []),
    ...(moved > 0 ? [t('table.changed', { count: moved })] : []),
    ...(fresh + moved === 0 && oldOrder ? [t('table.oldOrder', { age: oldOrder })] : []),
  ];
  return parts.length > 0 ? t('table.show', { what: parts.join(' · ') }) : null;
}
