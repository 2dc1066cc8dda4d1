import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Overview } from '../api/types';
import { AcknowledgeButton } from '../incidents/acknowledge';
import { IncidentState } from '../incidents/columns';
import { useIsSimulated } from '../nodes/queries';
import { Lasting } from '../ui/age';
import { SeverityIcon, SimulatedMark } from '../ui/marks';
import { ProblemNote } from '../ui/problem-note';
import { number } from '../words/format';
import classes from './dashboard.module.css';
import { Panel } from './panel';
import { openIncidentsQuery } from './queries';

export function OpenIncidents({ counts }: { counts: Overview['incidents'] }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(openIncidentsQuery);
  const isSimulated = useIsSimulated();
  return (
    <Panel title={t('frame.pages.incidents')} aside={<Link to="/incidents">{t('dashboard.unresolved', { count: counts.open, shown: number(counts.open) })}</Link>}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <p className={classes.calm}>{t('incidents.none')}</p>}
      <ul className={classes.incidents}>
        {data?.rows.map((incident) => (
          <li key={incident.id}>
            <SeverityIcon severity={incident.severity} />
            <span className={classes.what}>
              <Link to="/incidents" search={{ incident: String(incident.id) }}>
                {incident.title}
              </Link>
              {incident.node_id !== null && isSimulated(incident.node_id) && <SimulatedMark short />}
              <small>
                <Lasting since={incident.opened_at} /> · {t('incidents.streams', { count: incident.affected, shown: number(incident.affected) })}
                {incident.node_name && !incident.title.includes(incident.node_name) && ` · ${incident.node_name}`}
                {incident.state !== 'open' && ' · '}
                {incident.state !== 'open' && <IncidentState incident={incident} />}
              </small>
            </span>
            {incident.state === 'open' && <AcknowledgeButton incident={incident} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
