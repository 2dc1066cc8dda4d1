import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EventLines } from '../events/lines';
import { Section } from '../ui/drawer';
import { ProblemNote } from '../ui/problem-note';
import classes from './drawer.module.css';
import { streamEventsQuery } from './queries';

const FEW = 8;
const MANY = 200;

export function StreamTimeline({ id }: { id: number }) {
  const { t } = useTranslation();
  const [most, setMost] = useState(FEW);
  const { data, error, refetch } = useQuery(streamEventsQuery(id, most));
  return (
    <Section title={t('streams.timeline')}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data?.events.length === 0 && <p className={classes.dim}>{t('streams.noEvents')}</p>}
      <EventLines events={data?.events ?? []} />
      {data && data.total > data.events.length && most === FEW && (
        <Button variant="subtle" size="compact-sm" onClick={() => setMost(MANY)}>
          {t('streams.allEvents', { count: data.total })}
        </Button>
      )}
    </Section>
  );
}
