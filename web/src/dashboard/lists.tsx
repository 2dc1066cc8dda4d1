import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useIsSimulated } from '../nodes/queries';
import { Lasting } from '../ui/age';
import { SimulatedMark } from '../ui/marks';
import { number } from '../words/format';
import { openWord } from '../words/open';
import classes from './dashboard.module.css';
import { Panel } from './panel';
import { busiestQuery, reasonsQuery, worstQuery } from './queries';

/** Why streams are not well, the most frequent first. */
export function Reasons() {
  const { t } = useTranslation();
  const { data } = useQuery(reasonsQuery);
  const reasons = Object.entries(data?.by_reason ?? {})
    .filter(([reason, count]) => reason !== 'playable' && count > 0)
    .sort((a, b) => b[1] - a[1]);
  return (
    <Panel title={t('dashboard.why')}>
      {data && reasons.length === 0 && <p className={classes.calm}>{t('dashboard.noReasons')}</p>}
      <ul className={`${classes.rows} ${classes.words}`}>
        {reasons.map(([reason, count]) => (
          <li key={reason}>
            <Link to="/streams" search={{ reason }}>
              {openWord('reason', reason)}
            </Link>
            <b>{number(count)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Worst() {
  const { t } = useTranslation();
  const { data } = useQuery(worstQuery);
  const isSimulated = useIsSimulated();
  return (
    <Panel title={t('dashboard.worst')} aside={<Link to="/streams" search={{ status: 'unhealthy', sort: 'since' }}>{t('dashboard.allOfThem')}</Link>}>
      {data?.total === 0 && <p className={classes.calm}>{t('dashboard.noneWorst')}</p>}
      <ul className={classes.rows}>
        {data?.rows.map((stream) => (
          <li key={stream.id}>
            <Link to="/streams" search={{ stream: String(stream.id) }} title={openWord('reason', stream.reason)}>
              {stream.path}
            </Link>
            {isSimulated(stream.node_id) && <SimulatedMark short />}
            <span className={classes.dim}>
              <Lasting since={stream.since} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Busiest() {
  const { t } = useTranslation();
  const { data } = useQuery(busiestQuery);
  const isSimulated = useIsSimulated();
  const watched = data?.rows.filter((stream) => (stream.readers ?? 0) > 0) ?? [];
  return (
    <Panel title={t('dashboard.busiest')} aside={<Link to="/streams" search={{ sort: '-readers' }}>{t('dashboard.allOfThem')}</Link>}>
      {data && watched.length === 0 && <p className={classes.calm}>{t('dashboard.noneBusy')}</p>}
      <ul className={classes.rows}>
        {watched.map((stream) => (
          <li key={stream.id}>
            <Link to="/streams" search={{ stream: String(stream.id) }}>{stream.path}</Link>
            {isSimulated(stream.node_id) && <SimulatedMark short />}
            <b>{number(stream.readers ?? 0)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
