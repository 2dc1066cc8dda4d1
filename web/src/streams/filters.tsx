import { Button, Checkbox, Popover, Select, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { StreamStatus } from '../api/types';
import { allNodesQuery } from '../nodes/queries';
import { ChoiceChips, FilterChip } from '../ui/chips';
import page from '../ui/page.module.css';
import { SearchField } from '../ui/search-field';
import { fromList, toList } from '../ui/url';
import { openWord } from '../words/open';
import type { StreamSearch } from './search';
import classes from './filters.module.css';

export type SetFilter = (change: StreamSearch) => void;

const STATUSES: readonly StreamStatus[] = ['unhealthy', 'degraded', 'unknown', 'healthy'];
const REASONS = [
  'no_publisher',
  'source_down',
  'path_missing',
  'stalled',
  'connecting',
  'standby',
  'slate',
  'redirected',
  'node_unreachable',
  'node_busy',
  'node_refused',
  'node_unreadable',
  'node_incompatible',
  'node_switched_off',
  'not_checked',
];
/** As MediaMTX names them. */
const SOURCES = [
  'rtspSession',
  'rtspsSession',
  'rtspSource',
  'rtmpConn',
  'rtmpSource',
  'srtConn',
  'srtSource',
  'webRTCSession',
  'webRTCSource',
  'hlsSource',
  'udpSource',
  'mpegtsSource',
  'rtpSource',
  'rpiCameraSource',
  'redirect',
];

type Counts = Record<StreamStatus | 'total', number>;

export function StreamFilters({ search, onChange, counts }: { search: StreamSearch; onChange: SetFilter; counts: Counts | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={page.filters}>
      <SearchField className={page.search} label={t('streams.search')} value={search.q ?? ''} onChange={(q) => onChange({ q })} />
      <ChoiceChips
        label={t('streams.status')}
        all={{ label: t('table.all'), count: counts?.total }}
        choices={STATUSES.map((value) => ({ value, label: t(`status.stream.${value}`), count: counts?.[value] }))}
        chosen={fromList(search.status)}
        onChange={(chosen) => onChange({ status: toList(chosen) ?? '' })}
      />
      <MoreFilters search={search} onChange={onChange} />
      <ActiveFilters search={search} onChange={onChange} />
    </div>
  );
}

function MoreFilters({ search, onChange }: { search: StreamSearch; onChange: SetFilter }) {
  const { t } = useTranslation();
  const { data } = useQuery(allNodesQuery);
  const [label, setLabel] = useState(search.label ?? '');
  const select = { searchable: true, clearable: true, size: 'xs', comboboxProps: { withinPortal: false } } as const;
  return (
    <Popover position="bottom-start" shadow="md" trapFocus onOpen={() => setLabel(search.label ?? '')}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={16} />}>
          {t('table.filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.more} aria-label={t('table.filter')}>
        <Select
          {...select}
          label={t('streams.node')}
          data={data?.nodes.map((node) => ({ value: String(node.id), label: node.name })) ?? []}
          value={search.node ?? null}
          onChange={(node) => onChange({ node: node ?? '' })}
        />
        <Select
          {...select}
          label={t('streams.environment')}
          data={data?.environments ?? []}
          value={search.env ?? null}
          onChange={(env) => onChange({ env: env ?? '' })}
        />
        <Select
          {...select}
          label={t('streams.reason')}
          data={REASONS.map((value) => ({ value, label: openWord('reason', value) }))}
          value={search.reason ?? null}
          onChange={(reason) => onChange({ reason: reason ?? '' })}
        />
        <Select
          {...select}
          label={t('streams.source')}
          data={SOURCES}
          value={search.source ?? null}
          onChange={(source) => onChange({ source: source ?? '' })}
        />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onChange({ label: label.trim() });
          }}
        >
          <TextInput
            size="xs"
            label={t('streams.label')}
            placeholder="crew:night"
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            onBlur={() => onChange({ label: label.trim() })}
          />
        </form>
        <Checkbox
          size="xs"
          label={t('streams.onlyMissing')}
          checked={Boolean(search.missing)}
          onChange={(event) => onChange({ missing: event.currentTarget.checked ? 'yes' : '' })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function ActiveFilters({ search, onChange }: { search: StreamSearch; onChange: SetFilter }) {
  const { t } = useTranslation();
  const { data } = useQuery(allNodesQuery);
  const nodeName = (id: string) => data?.nodes.find((node) => String(node.id) === id)?.name ?? id;
  const active: [keyof StreamSearch, string][] = [
    ...fromList(search.node).map((id): [keyof StreamSearch, string] => ['node', `${t('streams.node')}: ${nodeName(id)}`]),
    ...(search.env ? [['env', `${t('streams.environment')}: ${search.env}`] as [keyof StreamSearch, string]] : []),
    ...fromList(search.reason).map((reason): [keyof StreamSearch, string] => ['reason', openWord('reason', reason)]),
    ...(search.source ? [['source', `${t('streams.source')}: ${search.source}`] as [keyof StreamSearch, string]] : []),
    ...(search.label ? [['label', `${t('streams.label')}: ${search.label}`] as [keyof StreamSearch, string]] : []),
    ...(search.missing ? [['missing', t('streams.onlyMissing')] as [keyof StreamSearch, string]] : []),
  ];
  return active.map(([key, label]) => <FilterChip key={`${key} ${label}`} label={label} onRemove={() => onChange({ [key]: '' })} />);
}
