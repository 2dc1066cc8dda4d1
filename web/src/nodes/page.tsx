import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconLayoutGrid, IconList, IconPlus, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Node, NodeStatus } from '../api/types';
import { useMay } from '../auth/session';
import { overviewQuery } from '../dashboard/queries';
import { useRowTopics } from '../live/live';
import { ChoiceChips } from '../ui/chips';
import { useColumnChoice } from '../ui/columns';
import { DataTable } from '../ui/data-table';
import page from '../ui/page.module.css';
import { ChangePill } from '../ui/pill';
import { ProblemNote } from '../ui/problem-note';
import { SearchField } from '../ui/search-field';
import { useSelection } from '../ui/selection';
import { ColumnMenu, CsvMenu, ViewsMenu } from '../ui/table-menus';
import { fromList, toId, toList } from '../ui/url';
import { useWindowed, type ListPage } from '../ui/window';
import { number } from '../words/format';
import { useNodeActions } from './actions';
import { NodeBulk } from './bulk';
import { NodeCards } from './cards';
import { NarrowNode, useNodeColumns } from './columns';
import { NodeDrawer } from './drawer';
import { NoNodes } from './empty';
import { NodeForm } from './form';
import { useLiveNodes } from './live-nodes';
import { allNodesQuery, fetchNodes, nodeListKey } from './queries';
import { listPart, readNodeSearch, type NodeSearch } from './search';

const route = getRouteApi('/_frame/nodes');
const STATUSES: readonly NodeStatus[] = ['unhealthy', 'degraded', 'unknown', 'healthy'];

export function NodesPage() {
  const { form } = route.useSearch();
  // The form takes the place of the list: one thing at a time, and an address of its own.
  return form ? <NodeForm key={form} id={toId(form)} /> : <NodeList />;
}

function NodeList() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/nodes' });
  const list = useWindowed<Node, ListPage<Node>>(nodeListKey(search), (at, signal) => fetchNodes(search, at, signal));
  const columns = useNodeColumns();
  const choice = useColumnChoice('nodes', columns);
  const selection = useSelection<Node>();
  const { fresh, gone } = useLiveNodes(search, list.readAt);
  const onVisible = useRowTopics<Node>('node');

  const set = useCallback(
    (change: NodeSearch, replace = true) =>
      void navigate({ search: (before) => readNodeSearch({ ...before, ...change } as Record<string, string>), replace }),
    [navigate],
  );
  const openId = toId(search.node);
  const onOpen = useCallback((node: Node) => set({ node: String(node.id) }, false), [set]);
  const isGone = useMemo(() => (row: Node) => gone.has(row.id), [gone]);
  const changes = [...(fresh.size > 0 ? [t('table.new', { count: fresh.size })] : []), ...(gone.size > 0 ? [t('table.changed', { count: gone.size })] : [])];
  const isFiltered = Object.keys(listPart(search)).some((key) => key !== 'sort');
  const all = async () => (await fetchNodes(search, 1, undefined, 1000)).rows;

  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{t('frame.pages.nodes')}</h1>
        <span className={page.count} role="status">
          {list.total !== undefined && t('nodes.count', { count: list.total, shown: number(list.total) })}
        </span>
        <div className={page.tools}>
          <HeadButtons onAdd={() => set({ form: 'new' }, false)} />
          <ViewsMenu table="nodes" search={listPart(search) as Record<string, string>} choice={choice} onShow={(view) => void navigate({ search: readNodeSearch(view) })} />
          {search.view === 'table' && <ColumnMenu columns={columns} choice={choice} />}
          <CsvMenu columns={choice.shown} chosen={[...selection.chosen.values()]} total={list.total ?? 0} all={all} />
        </div>
      </header>
      <NodeFilters search={search} onChange={set} />
      {selection.chosen.size > 0 && <NodeBulk selection={selection} />}
      <div className={page.body}>
        <div className={page.main}>
          {list.error !== null && <ProblemNote error={list.error} onRetry={list.refresh} />}
          <ChangePill text={changes.length > 0 ? t('table.show', { what: changes.join(' · ') }) : null} onShow={list.refresh} />
          {list.total === 0 && !list.isOld ? (
            <NoNodes isFiltered={isFiltered} onClear={() => void navigate({ search: {} })} onAdd={() => set({ form: 'new' }, false)} />
          ) : search.view === 'table' ? (
            <DataTable
              label={t('frame.pages.nodes')}
              list={list}
              columns={choice.shown}
              name={(row) => row.name}
              narrow={(row) => <NarrowNode node={row} />}
              sort={search.sort ?? 'name'}
              onSort={(sort) => set({ sort: sort === 'name' ? '' : (sort ?? '') })}
              openId={openId}
              onOpen={onOpen}
              selection={selection}
              onSelectAll={() => void all().then(selection.add)}
              isGone={isGone}
              onVisible={onVisible}
            />
          ) : (
            <NodeCards list={list} openId={openId} onOpen={onOpen} onVisible={onVisible} />
          )}
        </div>
        {openId !== undefined && <NodeDrawer key={openId} id={openId} onClose={() => set({ node: '' }, false)} />}
      </div>
    </div>
  );
}

function HeadButtons({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation();
  const actions = useNodeActions();
  const mayChange = useMay('operator');
  const [isBusy, setBusy] = useState(false);
  const check = () => {
    setBusy(true);
    void actions.checkAll().finally(() => setBusy(false));
  };
  return (
    <>
      <Button variant="default" leftSection={<IconRefresh size={16} />} loading={isBusy} disabled={!mayChange} onClick={check}>
        {t('nodes.checkAllShort')}
      </Button>
      <Button leftSection={<IconPlus size={16} />} disabled={!mayChange} onClick={onAdd}>
        {t('nodes.add')}
      </Button>
    </>
  );
}

function NodeFilters({ search, onChange }: { search: NodeSearch; onChange: (change: NodeSearch) => void }) {
  const { t } = useTranslation();
  const overview = useQuery(overviewQuery).data?.nodes;
  const environments = useQuery(allNodesQuery).data?.environments ?? [];
  const switchedOff = overview?.inactive ?? 0;
  const count = (status: NodeStatus) => (overview ? overview[status] + (status === 'unknown' ? switchedOff : 0) : undefined);
  return (
    <div className={page.filters}>
      <SearchField className={page.search} label={t('nodes.search')} value={search.q ?? ''} onChange={(q) => onChange({ q })} />
      <ChoiceChips
        label={t('nodes.status')}
        all={{ label: t('table.all'), count: overview && overview.total + switchedOff }}
        choices={STATUSES.map((value) => ({ value, label: t(`status.node.${value}`), count: count(value) }))}
        chosen={fromList(search.status)}
        onChange={(chosen) => onChange({ status: toList(chosen) ?? '' })}
      />
      {environments.length > 1 && (
        <Select
          aria-label={t('nodes.environment')}
          placeholder={t('nodes.allEnvironments')}
          className={page.pick}
          clearable
          data={environments}
          value={search.env ?? null}
          onChange={(env) => onChange({ env: env ?? '' })}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('nodes.view')}
        value={search.view === 'table' ? 'table' : 'cards'}
        onChange={(view) => onChange({ view: view === 'table' ? 'table' : '' })}
        data={[
          { value: 'cards', label: <ViewIcon icon={IconLayoutGrid} label={t('nodes.cards')} /> },
          { value: 'table', label: <ViewIcon icon={IconList} label={t('nodes.table')} /> },
        ]}
      />
    </div>
  );
}

function ViewIcon({ icon: Glyph, label }: { icon: typeof IconList; label: string }) {
  return (
    <span title={label} style={{ display: 'grid', placeItems: 'center' }}>
      <Glyph size={17} role="img" aria-label={label} />
    </span>
  );
}
