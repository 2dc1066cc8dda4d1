import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import { ProblemNote } from '../ui/problem-note';
import { bytes, duration, elapsed, number } from '../words/format';
import classes from './settings.module.css';

/** How Signalbox itself does: what to read out to whoever helps. */
export function About() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['system'],
    queryFn: ({ signal }) => answer(api.GET('/api/system/status', { signal })),
    refetchInterval: 10_000,
  });
  return (
    <section className={classes.card}>
      <h2>{t('settings.parts.about')}</h2>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && (
        <dl className={classes.facts}>
          <dt>{t('nodes.version')}</dt>
          <dd>Signalbox {data.version}</dd>
          <dt>{t('settings.uptime')}</dt>
          <dd>{duration(data.uptime_seconds)}</dd>
          <dt>{t('settings.store')}</dt>
          <dd>
            {data.store.kind}, {data.store.status}
          </dd>
          <dt>{t('settings.memory')}</dt>
          <dd>{bytes(data.memory_bytes)}</dd>
          <dt>{t('settings.polling')}</dt>
          <dd>{t('settings.pollingValue', { count: data.polling.nodes, every: elapsed(data.polling.interval_seconds) })}</dd>
          <dt>{t('settings.lateness')}</dt>
          <dd>{data.polling.lateness_p99_ms === null ? '–' : elapsed(data.polling.lateness_p99_ms / 1000)}</dd>
          <dt>{t('settings.oldest')}</dt>
          <dd>{data.polling.oldest_answer_seconds === null ? '–' : elapsed(data.polling.oldest_answer_seconds)}</dd>
          <dt>{t('settings.clients')}</dt>
          <dd>{number(data.live.clients)}</dd>
          <dt>{t('settings.sequence')}</dt>
          <dd>{number(data.sequence)}</dd>
        </dl>
      )}
    </section>
  );
}
