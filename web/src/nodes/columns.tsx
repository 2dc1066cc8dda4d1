import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { Node } from '../api/types';
import { Age, useStale } from '../ui/age';
import type { Column } from '../ui/columns';
import { LabelChips, NodeMark, SimulatedMark } from '../ui/marks';
import { StatusBar } from '../ui/status-bar';
import { elapsed, megabits, number } from '../words/format';
import classes from './nodes.module.css';

const STALE_SECONDS = 60;

export const countsOf = (node: Node) => ({
  healthy: node.healthy_streams,
  degraded: node.degraded_streams,
  unhealthy: node.unhealthy_streams,
  unknown: node.unknown_streams,
});

/** A value of the last answer; it fades when that is long ago. */
export function Answered({ node, text }: { node: Node; text: string | null }) {
  const isStale = useStale(node.last_seen, STALE_SECONDS);
  return <span className={isStale ? classes.stale : undefined}>{text ?? '–'}</span>;
}

export function NodeName({ node }: { node: Node }) {
  const { t } = useTranslation();
  return (
    <span className={classes.nameCell}>
      <span className={classes.name} title={node.name}>
        {node.name}
      </span>
      {node.is_simulated && <SimulatedMark short />}
      {node.is_local && (
        <span className={classes.tag} title={t('nodes.localHelp')}>
          {t('nodes.local')}
        </span>
      )}
    </span>
  );
}

function build(t: TFunction): Column<Node>[] {
  return [
    {
      id: 'status',
      label: t('nodes.status'),
      width: 160,
      grow: 0.4,
      sort: 'status',
      always: true,
      cell: (n) => <NodeMark status={n.status} reason={n.reason} />,
      text: (n) => `${n.status} ${n.reason}`,
    },
    { id: 'name', label: t('nodes.name'), width: 190, grow: 2, sort: 'name', always: true, cell: (n) => <NodeName node={n} />, text: (n) => n.name },
    {
      id: 'environment',
      label: t('nodes.environment'),
      width: 118,
      grow: 0.6,
      sort: 'environment',
      cell: (n) => <span className={classes.dim}>{n.environment}</span>,
      text: (n) => n.environment,
    },
    { id: 'since', label: t('nodes.since'), width: 104, cell: (n) => <Age at={n.since} />, text: (n) => n.since },
    {
      id: 'streams',
      label: t('nodes.streams'),
      width: 76,
      align: 'end',
      sort: 'stream_count',
      cell: (n) => number(n.stream_count),
      text: (n) => String(n.stream_count),
    },
    {
      id: 'bar',
      label: t('nodes.byStatus'),
      width: 96,
      grow: 1,
      sort: 'unhealthy_streams',
      cell: (n) => <StatusBar counts={countsOf(n)} />,
      text: (n) => `${n.healthy_streams}/${n.degraded_streams}/${n.unhealthy_streams}/${n.unknown_streams}`,
    },
    {
      id: 'viewers',
      label: t('nodes.viewers'),
      width: 84,
      align: 'end',
      cell: (n) => <Answered node={n} text={n.viewers === null ? null : number(n.viewers)} />,
      text: (n) => String(n.viewers ?? ''),
    },
    {
      id: 'bitrate',
      label: t('streams.bitrateIn'),
      width: 96,
      align: 'end',
      cell: (n) => <Answered node={n} text={n.bitrate === null ? null : megabits(n.bitrate)} />,
      text: (n) => (n.bitrate === null ? '' : String(n.bitrate / 1e6)),
    },
    {
      id: 'outbound',
      label: t('streams.bitrateOut'),
      width: 112,
      align: 'end',
      extra: true,
      cell: (n) => <Answered node={n} text={n.outbound_bitrate === null ? null : megabits(n.outbound_bitrate)} />,
      text: (n) => (n.outbound_bitrate === null ? '' : String(n.outbound_bitrate / 1e6)),
    },
    {
      id: 'version',
      label: t('nodes.version'),
      width: 80,
      sort: 'version',
      cell: (n) => <span className={classes.dim}>{n.version ?? '–'}</span>,
      text: (n) => n.version ?? '',
    },
    { id: 'seen', label: t('nodes.lastSeen'), width: 108, sort: 'last_seen', extra: true, cell: (n) => <Age at={n.last_seen} />, text: (n) => n.last_seen ?? '' },
    {
      id: 'poll',
      label: t('nodes.pollTime'),
      width: 100,
      align: 'end',
      extra: true,
      cell: (n) => <Answered node={n} text={n.poll_seconds === null ? null : elapsed(n.poll_seconds)} />,
      text: (n) => String(n.poll_seconds ?? ''),
    },
    { id: 'api', label: t('nodes.apiUrl'), width: 180, grow: 1, extra: true, cell: (n) => <code title={n.api_url}>{n.api_url}</code>, text: (n) => n.api_url },
    {
      id: 'labels',
      label: t('streams.labels'),
      width: 110,
      grow: 1,
      extra: true,
      cell: (n) => <LabelChips labels={n.labels} />,
      text: (n) => Object.entries(n.labels).map(([key, value]) => `${key}:${value}`).join(' '),
    },
  ];
}

export function useNodeColumns(): Column<Node>[] {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  // The words are those of a language, which `t` alone does not tell.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => build(t), [t, language]);
}

export function NarrowNode({ node }: { node: Node }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes.narrowTop}>
        <NodeName node={node} />
        <span className={classes.narrowAge}>
          <Age at={node.since} />
        </span>
      </span>
      <span className={classes.narrowBottom}>
        <NodeMark status={node.status} reason={node.reason} />
        <span>{t('streams.count', { count: node.stream_count, shown: number(node.stream_count) })}</span>
        <span className={classes.narrowBar}>
          <StatusBar counts={countsOf(node)} />
        </span>
      </span>
    </>
  );
}
