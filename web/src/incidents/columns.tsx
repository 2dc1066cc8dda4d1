import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { Incident } from '../api/types';
import { Age, Lasting } from '../ui/age';
import type { Column } from '../ui/columns';
import { SeverityIcon, SeverityMark, SimulatedMark } from '../ui/marks';
import { number } from '../words/format';
import { openWord } from '../words/open';
import { AcknowledgeButton } from './acknowledge';
import classes from './incidents.module.css';

export function IncidentState({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  if (incident.state === 'open') return <b className={classes.open}>{t('incidents.state.open')}</b>;
  const who = incident.state === 'acknowledged' && incident.acknowledged_by ? t('incidents.by', { name: incident.acknowledged_by }) : '';
  return (
    <span className={classes.dim} title={incident.note ?? undefined}>
      {t(`incidents.state.${incident.state}`)} {who}
    </span>
  );
}

function build(t: TFunction, isSimulated: (id: number) => boolean): Column<Incident>[] {
  return [
    { id: 'severity', label: t('events.severity'), width: 108, always: true, cell: (i) => <SeverityMark severity={i.severity} />, text: (i) => i.severity },
    {
      id: 'title',
      label: t('incidents.what'),
      width: 200,
      grow: 3,
      always: true,
      cell: (i) => (
        <span className={classes.title} data-resolved={i.state === 'resolved' || undefined} title={i.detail}>
          {i.title}
        </span>
      ),
      text: (i) => i.title,
    },
    { id: 'opened', label: t('incidents.opened'), width: 108, cell: (i) => <Age at={i.opened_at} />, text: (i) => i.opened_at },
    {
      id: 'lasting',
      label: t('incidents.lasted'),
      width: 100,
      extra: true,
      cell: (i) => <Lasting since={i.opened_at} end={i.resolved_at} />,
      text: (i) => i.resolved_at ?? '',
    },
    {
      id: 'affected',
      label: t('incidents.affected'),
      width: 84,
      align: 'end',
      cell: (i) => number(i.affected),
      text: (i) => String(i.affected),
    },
    {
      id: 'node',
      label: t('streams.node'),
      width: 204,
      grow: 0.6,
      cell: (i) =>
        i.node_id === null ? (
          '–'
        ) : (
          <span className={classes.node}>
            <Link to="/nodes" search={{ node: String(i.node_id) }} className={classes.link}>
              {i.node_name}
            </Link>
            {isSimulated(i.node_id) && <SimulatedMark short />}
          </span>
        ),
      text: (i) => i.node_name ?? '',
    },
    { id: 'state', label: t('incidents.stateIs'), width: 150, grow: 0.8, cell: (i) => <IncidentState incident={i} />, text: (i) => i.state },
    { id: 'action', label: t('incidents.action'), width: 140, cell: (i) => i.state === 'open' && <AcknowledgeButton incident={i} />, text: () => '' },
    { id: 'cause', label: t('incidents.cause'), width: 150, extra: true, cell: (i) => openWord('cause', i.cause), text: (i) => i.cause },
    { id: 'occurrences', label: t('incidents.occurrences'), width: 90, align: 'end', extra: true, cell: (i) => number(i.occurrences), text: (i) => String(i.occurrences) },
    { id: 'note', label: t('incidents.note'), width: 150, grow: 1, extra: true, cell: (i) => i.note ?? '–', text: (i) => i.note ?? '' },
  ];
}

export function useIncidentColumns(isSimulated: (id: number) => boolean): Column<Incident>[] {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  // The words are those of a language, which `t` alone does not tell.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => build(t, isSimulated), [t, language, isSimulated]);
}

export function NarrowIncident({ incident, simulated }: { incident: Incident; simulated: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes.narrowTop}>
        <SeverityIcon severity={incident.severity} />
        <span className={classes.title} data-resolved={incident.state === 'resolved' || undefined}>
          {incident.title}
        </span>
      </span>
      <span className={classes.narrowBottom}>
        <Age at={incident.opened_at} />
        <span>{t('incidents.streams', { count: incident.affected, shown: number(incident.affected) })}</span>
        <span className={classes.narrowState}>
          <IncidentState incident={incident} />
        </span>
        {simulated && <SimulatedMark short />}
      </span>
    </>
  );
}
