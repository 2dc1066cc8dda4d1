import { IconArrowNarrowRight, IconPoint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Stream } from '../api/types';
import { Age, Lasting } from '../ui/age';
import { Section } from '../ui/drawer';
import { StreamMark } from '../ui/marks';
import { ProblemNote } from '../ui/problem-note';
import classes from './drawer.module.css';
import { explanationQuery } from './queries';

/** What is the matter, since when, and what to do: read first. */
export function StreamAnswer({ stream }: { stream: Stream }) {
  const { t } = useTranslation();
  const { data } = useQuery(explanationQuery(stream.id));
  // An explanation of another moment is no answer to this one.
  const fits = data?.status === stream.status && data.reason === stream.reason ? data : undefined;
  return (
    <Section title={t('streams.answer')}>
      <div className={classes.answer}>
        <div className={classes.headline}>
          <StreamMark full status={stream.status} reason={stream.reason} />
          <span>
            {t('streams.for')} <Lasting since={stream.since} />
          </span>
        </div>
        <p className={classes.sentence}>{fits?.answer ?? stream.detail}</p>
        {fits && fits.advice.length > 0 && (
          <div className={classes.advice}>
            <h4>{t('streams.advice')}</h4>
            <ul>
              {fits.advice.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Section>
  );
}

export function StreamEvidence({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(explanationQuery(id));
  return (
    <Section title={t('streams.evidence')}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      <ul className={classes.evidence}>
        {data?.evidence.map((item) => (
          <li key={item.code} data-supports={item.supports || undefined}>
            {item.supports ? <IconArrowNarrowRight size={16} aria-label={t('streams.thisIsWhy')} /> : <IconPoint size={16} aria-hidden />}
            <span>{item.detail}</span>
            <span>{item.value}</span>
            {item.at && (
              <span className={classes.evidenceAge}>
                <Age at={item.at} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
