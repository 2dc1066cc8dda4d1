import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { FleetEvent } from '../api/types';
import { Age } from '../ui/age';
import type { Column } from '../ui/columns';
import { SeverityIcon, SeverityMark, SimulatedMark } from '../ui/marks';
import { clock } from '../words/format';
import { openWord } from '../words/open';
import classes from './events.module.css';

function NodeLink({ event, simulated }: { event: FleetEvent; simulated: boolean }) {
  if (event.node_id === null) return '–';
  return (
    <span className={classes.node}>
      <Link to="/nodes" search={{ node: String(event.node_id) }} className={classes.link}>
        {event.node_name}
      </Link>
      {simulated && <SimulatedMark short />}
    </span>
  );
}

function StreamLink({ event }: { event: FleetEvent }) {
  if (event.stream_id === null) return '–';
  return (
    <Link to="/streams" search={{ stream: String(event.stream_id) }} className={classes.link}>
      {event.stream_path}
    </Link>
  );
}

function build(t: TFunction, isSimulated: (id: number) => boolean): Column<FleetEvent>[] {
  return [
    {
      id: 'time',
      label: t('events.time'),
      width: 182,
      always: true,
      cell: (e) => (
        <span className={classes.time}>
          <span>{clock(Date.parse(e.at))}</span>
          <Age at={e.at} />
        </span>
      ),
      text: (e) => e.at,
    },
    { id: 'severity', label: t('events.severity'), width: 104, cell: (e) => <SeverityMark quiet severity={e.severity} />, text: (e) => e.severity },
    {
      id: 'kind',
      label: t('events.kind'),
      width: 150,
      cell: (e) => (
        <span className={classes.dim} title={e.kind}>
          {openWord('event', e.kind)}
        </span>
      ),
      text: (e) => e.kind,
    },
    {
      id: 'message',
      label: t('events.message'),
      width: 260,
      grow: 3,
      always: true,
      cell: (e) => <span title={e.message}>{e.message}</span>,
      text: (e) => e.message,
    },
    {
      id: 'node',
      label: t('streams.node'),
      width: 204,
      grow: 0.4,
      cell: (e) => <NodeLink event={e} simulated={e.node_id !== null && isSimulated(e.node_id)} />,
      text: (e) => e.node_name ?? '',
    },
    { id: 'stream', label: t('events.stream'), width: 110, grow: 0.6, cell: (e) => <StreamLink event={e} />, text: (e) => e.stream_path ?? '' },
    { id: 'sequence', label: t('events.sequence'), width: 90, align: 'end', extra: true, cell: (e) => e.sequence, text: (e) => String(e.sequence) },
  ];
}

export function useEventColumns(isSimulated: (id: number) => boolean): Column<FleetEvent>[] {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  // The words are those of a language, which `t` alone does not tell.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => build(t, isSimulated), [t, language, isSimulated]);
}

export function NarrowEvent({ event, simulated }: { event: FleetEvent; simulated: boolean }) {
  return (
    <>
      <span className={classes.narrowTop}>
        <SeverityIcon severity={event.severity} />
        <span className={classes.narrowMessage}>{event.message}</span>
      </span>
      <span className={classes.narrowBottom}>
        <Age at={event.at} />
        <span className={classes.narrowMessage}>{event.node_name}</span>
        {simulated && <SimulatedMark short />}
      </span>
    </>
  );
}
