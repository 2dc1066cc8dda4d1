import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { Stream, Track } from '../api/types';
import { Age, useStale } from '../ui/age';
import type { Column } from '../ui/columns';
import { LabelChips, SimulatedMark, StreamIcon, StreamMark } from '../ui/marks';
import { streamTone } from '../ui/tone';
import { megabits, moment, number } from '../words/format';
import { openWord } from '../words/open';
import classes from './streams.module.css';

/** A number that was not confirmed for this long is shown as old. */
export const STALE_SECONDS = 60;

export function trackText({ codec, width, height }: Track): string {
  return width && height ? `${codec} ${width}×${height}` : codec;
}

/** A value with where and when it comes from; old ones fade. */
function Measured({ stream, text }: { stream: Stream; text: string | null }) {
  const { t } = useTranslation();
  const isStale = useStale(stream.last_check, STALE_SECONDS);
  const source = stream.last_check ? t('streams.measured', { node: stream.node_name, at: moment(stream.last_check) }) : t('streams.neverMeasured');
  return (
    <span className={isStale ? classes.stale : undefined} title={source}>
      {text ?? '–'}
    </span>
  );
}

export type IsSimulated = (nodeId: number) => boolean;

function build(t: TFunction, isSimulated: IsSimulated): Column<Stream>[] {
  return [
    {
      id: 'status',
      label: t('streams.status'),
      width: 172,
      grow: 0.4,
      sort: 'status',
      always: true,
      cell: (s) => <StreamMark status={s.status} reason={s.reason} />,
      text: (s) => `${s.status} ${s.reason}`,
    },
    {
      id: 'path',
      label: t('streams.path'),
      width: 156,
      grow: 1.5,
      sort: 'path',
      always: true,
      cell: (s) => (
        <span className={classes.pathCell} title={s.path}>
          <span className={classes.path}>{s.path}</span>
          {s.name !== s.path && <span className={classes.name}>{s.name}</span>}
          {isSimulated(s.node_id) && <SimulatedMark short />}
        </span>
      ),
      text: (s) => s.path,
    },
    {
      id: 'since',
      label: t('streams.since'),
      width: 104,
      sort: 'since',
      cell: (s) => <Age at={s.since} />,
      text: (s) => s.since,
    },
    {
      id: 'node',
      label: t('streams.node'),
      width: 180,
      grow: 0.8,
      sort: 'node',
      cell: (s) => (
        <span className={classes.dim} title={`${s.node_name}, ${s.environment}`}>
          {s.node_name}
        </span>
      ),
      text: (s) => s.node_name,
    },
    {
      id: 'readers',
      label: t('streams.readers'),
      width: 80,
      sort: 'readers',
      align: 'end',
      cell: (s) => <Measured stream={s} text={s.readers === null ? null : number(s.readers)} />,
      text: (s) => String(s.readers ?? ''),
    },
    {
      id: 'bitrate',
      label: t('streams.bitrateIn'),
      width: 96,
      sort: 'bitrate',
      align: 'end',
      cell: (s) => <Measured stream={s} text={s.bitrate === null ? null : megabits(s.bitrate)} />,
      text: (s) => (s.bitrate === null ? '' : String(s.bitrate / 1e6)),
    },
    {
      id: 'outbound',
      label: t('streams.bitrateOut'),
      width: 112,
      align: 'end',
      extra: true,
      cell: (s) => <Measured stream={s} text={s.outbound_bitrate === null ? null : megabits(s.outbound_bitrate)} />,
      text: (s) => (s.outbound_bitrate === null ? '' : String(s.outbound_bitrate / 1e6)),
    },
    {
      id: 'source',
      label: t('streams.source'),
      width: 104,
      grow: 0.8,
      extra: true,
      cell: (s) => s.source_type ?? '–',
      text: (s) => s.source_type ?? '',
    },
    {
      id: 'tracks',
      label: t('streams.tracks'),
      width: 120,
      grow: 1.4,
      cell: (s) => <span className={classes.dim} title={s.tracks.map(trackText).join(', ')}>{s.tracks.map(trackText).join(', ') || '–'}</span>,
      text: (s) => s.tracks.map(trackText).join(' '),
    },
    {
      id: 'labels',
      label: t('streams.labels'),
      width: 100,
      grow: 0.6,
      cell: (s) => (
        <span className={classes.chips}>
          <LabelChips labels={s.labels} />
        </span>
      ),
      text: (s) => Object.entries(s.labels).map(([key, value]) => `${key}:${value}`).join(' '),
    },
    {
      id: 'environment',
      label: t('streams.environment'),
      width: 104,
      grow: 0.8,
      sort: 'environment',
      extra: true,
      cell: (s) => s.environment,
      text: (s) => s.environment,
    },
    {
      id: 'name',
      label: t('streams.name'),
      width: 120,
      grow: 1.4,
      sort: 'name',
      extra: true,
      cell: (s) => s.name,
      text: (s) => s.name,
    },
    {
      id: 'check',
      label: t('streams.lastCheck'),
      width: 112,
      extra: true,
      cell: (s) => <Age at={s.last_check} />,
      text: (s) => s.last_check ?? '',
    },
    { id: 'id', label: t('streams.id'), width: 72, sort: 'id', align: 'end', extra: true, cell: (s) => s.id, text: (s) => String(s.id) },
  ];
}

export function useStreamColumns(isSimulated: IsSimulated): Column<Stream>[] {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  // The words are those of a language, which `t` alone does not tell.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => build(t, isSimulated), [t, language, isSimulated]);
}

/** The row on a phone: what and how it is, then where, since when and how much. */
export function NarrowStream({ stream, simulated }: { stream: Stream; simulated: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes.narrowTop}>
        <StreamIcon status={stream.status} reason={stream.reason} />
        <span className={classes.path}>{stream.path}</span>
        <span className={classes.narrowAge}>
          <Age at={stream.since} />
        </span>
      </span>
      <span className={classes.narrowBottom}>
        {stream.status !== 'healthy' && (
          <span className={classes.narrowWhy} data-tone={streamTone(stream.status, stream.reason)}>
            {openWord('reason', stream.reason)}
          </span>
        )}
        <span className={classes.narrowNode}>{stream.node_name}</span>
        {simulated && <SimulatedMark short />}
        {stream.bitrate !== null && <Measured stream={stream} text={t('streams.megabits', { value: megabits(stream.bitrate) })} />}
      </span>
    </>
  );
}
