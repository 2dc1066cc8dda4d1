import { useTranslation } from 'react-i18next';

import { age, duration, moment } from '../words/format';
import { useTicking } from './clock';
import classes from './marks.module.css';

/** How long ago something was; the moment itself on hover. */
export function Age({ at, fallback = '–' }: { at: string | null | undefined; fallback?: string }) {
  useTranslation(); // draws again in another language
  const text = useTicking((now) => (at ? age(at, now) : fallback));
  if (!at) return <span>{fallback}</span>;
  return (
    <time className={classes.time} dateTime={at} title={moment(at)}>
      {text}
    </time>
  );
}

/** How long something has lasted, or lasted until `end`. */
export function Lasting({ since, end }: { since: string; end?: string | null }) {
  useTranslation();
  const text = useTicking((now) => duration(((end ? Date.parse(end) : now) - Date.parse(since)) / 1000));
  return (
    <time className={classes.time} dateTime={since} title={moment(since)}>
      {text}
    </time>
  );
}

/** Whether a stamp is older than it should be, so that what it belongs to can fade. */
export function useStale(at: string | null, seconds: number): boolean {
  return useTicking((now) => at !== null && now - Date.parse(at) > seconds * 1000);
}

