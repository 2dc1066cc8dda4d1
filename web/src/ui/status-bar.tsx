import { useTranslation } from 'react-i18next';

import { number } from '../words/format';
import classes from './status-bar.module.css';

export interface StatusCounts {
  healthy: number;
  degraded: number;
  unhealthy: number;
  unknown: number;
}

const ORDER = ['unhealthy', 'degraded', 'unknown', 'healthy'] as const;

/** "3 unhealthy · 2 degraded · 95 healthy". */
export function useCountsInWords(): (counts: StatusCounts) => string {
  const { t } = useTranslation();
  return (counts) =>
    ORDER.filter((status) => counts[status] > 0)
      .map((status) => t(`status.count.${status}`, { count: counts[status], shown: number(counts[status]) }))
      .join(' · ');
}

/** Streams by status as one thin bar. What is few is still seen: a part never gets thinner than a line. */
export function StatusBar({ counts, thick = false }: { counts: StatusCounts; thick?: boolean }) {
  const inWords = useCountsInWords();
  const words = inWords(counts);
  return (
    <div className={`${classes.bar} ${thick ? classes.thick : ''}`} role="img" aria-label={words} title={words}>
      {ORDER.filter((status) => counts[status] > 0).map((status) => (
        <span key={status} data-status={status} style={{ flexGrow: counts[status] }} />
      ))}
    </div>
  );
}
