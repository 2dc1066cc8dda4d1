import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Incident } from '../api/types';
import { useMay } from '../auth/session';
import { EventLines } from '../events/lines';
import { useIsSimulated } from '../nodes/queries';
import { Age, Lasting } from '../ui/age';
import { Drawer, Facts, Section, StateLine } from '../ui/drawer';
import { SeverityMark, SimulatedMark } from '../ui/marks';
import { ProblemNote } from '../ui/problem-note';
import { lengthOf, NOTE } from '../ui/rules';
import { number } from '../words/format';
import { openWord } from '../words/open';
import { useAcknowledge } from './acknowledge';
import { IncidentState } from './columns';
import classes from './incidents.module.css';
import { incidentEventsQuery, incidentQuery } from './queries';

export function IncidentDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: incident, error, refetch } = useQuery(incidentQuery(id));
  const isSimulated = useIsSimulated();
  if (!incident) {
    return (
      <Drawer title={t('incidents.one', { id })} onClose={onClose}>
        {error && (
          <Section title={t('incidents.notShown')}>
            <ProblemNote error={error} onRetry={() => void refetch()} />
          </Section>
        )}
      </Drawer>
    );
  }
  return (
    <Drawer
      title={incident.title}
      under={
        <>
          {incident.node_id !== null && (
            <Link to="/nodes" search={{ node: String(incident.node_id) }}>
              {incident.node_name}
            </Link>
          )}
          {incident.stream_id !== null && (
            <Link to="/streams" search={{ stream: String(incident.stream_id) }}>
              {incident.stream_path}
            </Link>
          )}
          {incident.node_id !== null && isSimulated(incident.node_id) && <SimulatedMark />}
        </>
      }
      onClose={onClose}
    >
      <Section title={t('streams.answer')}>
        <StateLine
          mark={<SeverityMark severity={incident.severity} />}
          lasting={<Lasting since={incident.opened_at} end={incident.resolved_at} />}
        />
        <p className={classes.sentence}>{incident.detail}</p>
      </Section>
      <Acknowledgement incident={incident} />
      <Section title={t('incidents.facts')}>
        <IncidentFacts incident={incident} />
      </Section>
      <Timeline incident={incident} />
    </Drawer>
  );
}

function Acknowledgement({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const act = useAcknowledge();
  const mayAct = useMay('operator');
  const [note, setNote] = useState('');
  const problem = lengthOf(NOTE)(note);
  if (incident.state === 'open') {
    return (
      <Section title={t('incidents.whoIsOnIt')}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (problem === null) act.mutate({ incident, ...(note.trim() && { note: note.trim() }) });
          }}
        >
          <Textarea label={t('incidents.noteOptional')} autosize minRows={1} value={note} error={problem} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button type="submit" loading={act.isPending} disabled={!mayAct}>
            {t('incidents.acknowledge')}
          </Button>
        </form>
      </Section>
    );
  }
  if (!incident.acknowledged_by) return null;
  return (
    <Section title={t('incidents.whoIsOnIt')} aside={<Age at={incident.acknowledged_at} />}>
      <p>{incident.acknowledged_by}</p>
      {incident.note && <blockquote className={classes.quote}>{incident.note}</blockquote>}
    </Section>
  );
}

function IncidentFacts({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        [t('incidents.stateIs'), <IncidentState key="state" incident={incident} />],
        [t('incidents.cause'), openWord('cause', incident.cause)],
        [t('incidents.affected'), number(incident.affected)],
        [t('incidents.opened'), <Age key="opened" at={incident.opened_at} />],
        [t('incidents.lastAt'), <Age key="last" at={incident.last_at} />],
        [t('incidents.occurrences'), number(incident.occurrences)],
        ...(incident.resolved_at ? [[t('incidents.resolvedAt'), <Age key="resolved" at={incident.resolved_at} />] as const] : []),
      ]}
    />
  );
}

function Timeline({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { data } = useQuery(incidentEventsQuery(incident));
  return (
    <Section title={t('streams.timeline')}>
      <EventLines events={data?.events ?? []} />
    </Section>
  );
}
