import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EventLines } from '../events/lines';
import { useMessages } from '../live/live';
import { ChangePill } from '../ui/pill';
import { ProblemNote } from '../ui/problem-note';
import { number } from '../words/format';
import classes from './dashboard.module.css';
import { Panel } from './panel';
import { recentEventsQuery } from './queries';

/** Incidents stand beside these lines; told here too, each change would be told twice. */
const isToldHere = ({ kind }: { kind: string }) => !kind.startsWith('incident.');

/** What changed; new lines wait behind a pill, so that the one being read stays where it is. */
export function RecentEvents({ lastHour }: { lastHour: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(recentEventsQuery);
  const newest = data?.events[0]?.sequence ?? 0;
  const lines = data?.events.filter(isToldHere);
  const [sequences, setSequences] = useState<readonly number[]>([]);
  useMessages((messages) => {
    const events = messages.filter((message) => message.type === 'event').filter(isToldHere);
    if (events.length > 0) setSequences((before) => [...before.filter((each) => each > newest), ...events.map((event) => event.sequence)]);
  });
  const fresh = sequences.filter((sequence) => sequence > newest).length;
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
      <ChangePill place="panel" text={fresh > 0 ? t('table.show', { what: t('table.new', { count: fresh }) }) : null} onShow={() => void refetch()} />
      {/* A region of its own to scroll, so that a busy hour does not push the rest of the page away. */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('dashboard.changed')}>
        {lines?.length === 0 && <p className={classes.calm}>{t('dashboard.nothingChanged')}</p>}
        <EventLines events={lines ?? []} />
      </div>
    </Panel>
  );
}
