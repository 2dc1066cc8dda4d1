import { IconArrowNarrowRight, IconPoint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Explanation, Stream } from '../api/types';
import { Age, Lasting } from '../ui/age';
import { Section, StateLine } from '../ui/drawer';
import { StreamMark } from '../ui/marks';
import { ProblemNote } from '../ui/problem-note';
import { bitrate, moment, number } from '../words/format';
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
        <StateLine mark={<StreamMark full status={stream.status} reason={stream.reason} />} lasting={<Lasting since={stream.since} />} />
        <p className={classes.sentence}>{fits?.answer ?? stream.detail}</p>
        {fits && stream.status !== 'healthy' && fits.advice.length > 0 && (
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

type Evidence = Explanation['evidence'][number];

/** What the server measured comes as it was measured; people read it in their units, and nothing as nothing. */
export function evidenceText({ code, value }: Pick<Evidence, 'code' | 'value'>): string {
  if (value === null || value === '') return '–';
  const measured = Number(value);
  if (code === 'bitrate' && Number.isFinite(measured)) return bitrate(measured);
  if (code === 'readers' && Number.isFinite(measured)) return number(measured);
  if (code === 'live_since' && !Number.isNaN(Date.parse(value))) return moment(value);
  return value;
}

/** What was found together has one age, told once. */
const isOlder = (at: string, newest: string) => Date.parse(newest) - Date.parse(at) > 5000;

export function StreamEvidence({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(explanationQuery(id));
  const newest = data?.evidence.reduce<string | null>((last, { at }) => (at !== null && (last === null || Date.parse(at) > Date.parse(last)) ? at : last), null);
  return (
    <Section title={t('streams.evidence')} aside={newest && <Age at={newest} />}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      <ul className={classes.evidence}>
        {data?.evidence.map((item) => (
          <li key={item.code} data-supports={item.supports || undefined}>
            {item.supports ? <IconArrowNarrowRight size={16} aria-label={t('streams.thisIsWhy')} /> : <IconPoint size={16} aria-hidden />}
            <span>{item.detail}</span>
            <span>{evidenceText(item)}</span>
            {item.at && newest && isOlder(item.at, newest) && (
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
