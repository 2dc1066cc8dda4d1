import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type { Incident, Severity } from '../api/types';
import { useMay } from '../auth/session';
import { overviewQuery } from '../dashboard/queries';
import { useIsSimulated } from '../nodes/queries';
import { BulkBar } from '../ui/bulk-bar';
import { ChoiceChips, FilterChip } from '../ui/chips';
import { useColumnChoice } from '../ui/columns';
import { DataTable } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { forEachOf } from '../ui/for-each';
import page from '../ui/page.module.css';
import { ChangePill } from '../ui/pill';
import { ProblemNote } from '../ui/problem-note';
import { useSelection, type Selection } from '../ui/selection';
import { ColumnMenu, CsvMenu, ViewsMenu } from '../ui/table-menus';
import { say, sayProblem } from '../ui/toasts';
import { fromList, toId, toList } from '../ui/url';
import { useWindowed, type ListPage } from '../ui/window';
import { number } from '../words/format';
import { NarrowIncident, useIncidentColumns } from './columns';
import { IncidentDrawer } from './drawer';
import { patchIncident, useLiveIncidents } from './live-incidents';
import { acknowledge, fetchIncidents, incidentListKey } from './queries';
import { readIncidentSearch, type IncidentSearch } from './search';

const route = getRouteApi('/_frame/incidents');
const STATES = ['open', 'acknowledged', 'resolved'] as const;
const SEVERITIES: readonly Severity[] = ['critical', 'error', 'warning'];
const MOST_AT_ONCE = 1000;

export function IncidentsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/incidents' });
  const list = useWindowed<Incident, ListPage<Incident>>(incidentListKey(search), (at, signal) => fetchIncidents(search, at, signal));
  const fresh = useLiveIncidents(search, list.readAt);
  const isSimulated = useIsSimulated();
  const columns = useIncidentColumns(isSimulated);
  const choice = useColumnChoice('incidents', columns);
  const selection = useSelection<Incident>();
  const set = useCallback(
    (change: IncidentSearch, replace = true) =>
      void navigate({ search: (before) => readIncidentSearch({ ...before, ...change } as Record<string, string>), replace }),
    [navigate],
  );
  const onOpen = useCallback((incident: Incident) => set({ incident: String(incident.id) }, false), [set]);
  const openId = toId(search.incident);
  const all = async () => (await fetchIncidents(search, 1, undefined, MOST_AT_ONCE)).rows;
  const { incident: _open, ...filter } = search;

  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{t('frame.pages.incidents')}</h1>
        <span className={page.count} role="status">
          {list.total !== undefined && t('incidents.count', { count: list.total, shown: number(list.total) })}
        </span>
        <div className={page.tools}>
          <ViewsMenu table="incidents" search={filter as Record<string, string>} choice={choice} onShow={(view) => void navigate({ search: readIncidentSearch(view) })} />
          <ColumnMenu columns={columns} choice={choice} />
          <CsvMenu columns={choice.shown.filter((column) => column.id !== 'action')} chosen={[...selection.chosen.values()]} total={Math.min(list.total ?? 0, MOST_AT_ONCE)} all={all} />
        </div>
      </header>
      <IncidentFilters search={search} onChange={set} />
      {selection.chosen.size > 0 && <IncidentBulk selection={selection} />}
      <div className={page.body}>
        <div className={page.main}>
          {list.error !== null && <ProblemNote error={list.error} onRetry={list.refresh} />}
          <ChangePill text={fresh > 0 ? t('table.show', { what: t('table.new', { count: fresh }) }) : null} onShow={list.refresh} />
          {list.total === 0 && !list.isOld ? (
            <Empty title={Object.keys(filter).length > 0 ? t('incidents.noneMatch') : t('incidents.none')}>
              <p>{t('incidents.noneHelp')}</p>
            </Empty>
          ) : (
            <DataTable
              label={t('frame.pages.incidents')}
              list={list}
              columns={choice.shown}
              name={(incident) => incident.title}
              narrow={(incident) => <NarrowIncident incident={incident} simulated={incident.node_id !== null && isSimulated(incident.node_id)} />}
              openId={openId}
              onOpen={onOpen}
              selection={selection}
              onSelectAll={() => void all().then(selection.add)}
            />
          )}
        </div>
        {openId !== undefined && <IncidentDrawer key={openId} id={openId} onClose={() => set({ incident: '' }, false)} />}
      </div>
    </div>
  );
}

function IncidentFilters({ search, onChange }: { search: IncidentSearch; onChange: (change: IncidentSearch) => void }) {
  const { t } = useTranslation();
  const counts = useQuery(overviewQuery).data?.incidents;
  // `open` counts those that are not resolved, `acknowledged` how many of them somebody is on.
  const byState = { open: counts && counts.open - counts.acknowledged, acknowledged: counts?.acknowledged, resolved: undefined };
  return (
    <div className={page.filters}>
      <ChoiceChips
        label={t('incidents.stateIs')}
        all={{ label: t('incidents.unresolved'), count: counts?.open }}
        choices={STATES.map((value) => ({ value, label: t(`incidents.state.${value}`), count: byState[value] }))}
        chosen={fromList(search.state)}
        onChange={(chosen) => onChange({ state: toList(chosen) ?? '' })}
      />
      <ChoiceChips
        label={t('events.severity')}
        all={{ label: t('table.all') }}
        choices={SEVERITIES.map((value) => ({ value, label: t(`status.severity.${value}`), count: counts?.by_severity[value as 'critical' | 'error' | 'warning'] }))}
        chosen={fromList(search.severity)}
        onChange={(chosen) => onChange({ severity: toList(chosen) ?? '' })}
      />
      {search.node && <FilterChip label={t('nodes.one', { id: search.node })} onRemove={() => onChange({ node: '' })} />}
    </div>
  );
}

function IncidentBulk({ selection }: { selection: Selection<Incident> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayAct = useMay('operator');
  const chosen = [...selection.chosen.values()];
  const open = chosen.filter((incident) => incident.state === 'open');
  const act = async () => {
    const { done, problem } = await forEachOf(open, async (incident) => patchIncident(client, await acknowledge(incident.id)));
    if (problem !== null) sayProblem(problem);
    if (done.length > 0) say(t('incidents.acknowledgedMany', { count: done.length }));
    selection.clear();
  };
  return (
    <BulkBar count={chosen.length} onClear={selection.clear}>
      <Button variant="default" size="compact-sm" leftSection={<IconEye size={15} />} disabled={open.length === 0 || !mayAct} onClick={() => void act()}>
        {t('incidents.acknowledgeMany', { count: open.length })}
      </Button>
    </BulkBar>
  );
}
