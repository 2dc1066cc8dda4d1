import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EventLines } from '../events/lines';
import { useMessages } from '../live/live';
import bits from '../ui/bits.module.css';
import { ProblemNote } from '../ui/problem-note';
import { number } from '../words/format';
import classes from './dashboard.module.css';
import { Panel } from './panel';
import { recentEventsQuery } from './queries';

/** What changed; new lines wait behind a pill, so that the one being read stays where it is. */
export function RecentEvents({ lastHour }: { lastHour: number }) {
  const { t } = useTranslation();
  const { data, error, refetch, dataUpdatedAt } = useQuery(recentEventsQuery);
  const [fresh, setFresh] = useState(0);
  useEffect(() => setFresh(0), [dataUpdatedAt]);
  useMessages((messages) => {
    const count = messages.filter((message) => message.type === 'event').length;
    if (count > 0) setFresh((before) => before + count);
  });
  return (
    <Panel
      title={t('dashboard.changed')}
      aside={
        <Link to="/events" search={{ within: 'hour' }}>
          {t('dashboard.lastHour', { count: lastHour, shown: number(lastHour) })}
        </Link>
      }
    >
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      <div className={classes.pillPlace} role="status">
        {fresh > 0 && (
          <button type="button" className={bits.pill} onClick={() => void refetch()}>
            {t('table.show', { what: t('table.new', { count: fresh }) })}
          </button>
        )}
      </div>
      {/* A region of its own to scroll, so that a busy hour does not push the rest of the page away. */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('dashboard.changed')}>
        {data?.events.length === 0 && <p className={classes.calm}>{t('dashboard.nothingChanged')}</p>}
        <EventLines events={data?.events ?? []} />
      </div>
    </Panel>
  );
}
