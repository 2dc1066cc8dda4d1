import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useTopics } from '../live/live';
import { Age } from '../ui/age';
import page from '../ui/page.module.css';
import { ProblemNote } from '../ui/problem-note';
import { createStore, useStore } from '../ui/store';
import classes from './dashboard.module.css';
import { Environments } from './environments';
import { FirstRun } from './first-run';
import { Busiest, Reasons, Worst } from './lists';
import { OpenIncidents } from './open-incidents';
import { overviewQuery } from './queries';
import { RecentEvents } from './recent-events';
import { useFreshDashboard } from './fresh';
import { Totals } from './totals';

const TOPICS = ['events'];

/** Once the first steps were shown, they stay until they are done or left, also when the first stream is there. */
const firstRun = createStore(false);

export function DashboardPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(overviewQuery);
  const isFirstRun = useStore(firstRun);
  useTopics(TOPICS);
  const isEmpty = data !== undefined && (data.nodes.total + data.nodes.inactive === 0 || data.streams.total === 0);
  useEffect(() => {
    if (isEmpty) firstRun.set(true);
  }, [isEmpty]);

  if (error && !data) {
    return (
      <div className={page.flow}>
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <div className={page.flow} aria-busy />;
  if (isEmpty || isFirstRun) return <FirstRun overview={data} onDone={isEmpty ? null : () => firstRun.set(false)} />;
  return (
    <div className={page.flow}>
      <header className={page.head}>
        <h1>{t('frame.pages.dashboard')}</h1>
        <span className={page.count}>
          {t('dashboard.asOf')} <Age at={data.timestamp} />
        </span>
      </header>
      <Details>
        <Totals overview={data} />
        <div className={classes.pair}>
          <OpenIncidents counts={data.incidents} />
          <RecentEvents lastHour={data.events.last_hour} />
        </div>
        <Environments />
        <div className={classes.triple}>
          <Reasons />
          <Worst />
          <Busiest />
        </div>
      </Details>
    </div>
  );
}

function Details({ children }: { children: ReactNode }) {
  useFreshDashboard();
  return children;
}

