import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Incident } from '../api/types';
import { useMay } from '../auth/session';
import { say, sayProblem } from '../ui/toasts';
import { patchIncident } from './live-incidents';
import { acknowledge } from './queries';

/** Says that somebody is on it. */
export function useAcknowledge() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ incident, note }: { incident: Incident; note?: string }) => acknowledge(incident.id, note),
    onSuccess: (incident) => {
      patchIncident(client, incident);
      void client.invalidateQueries({ queryKey: ['dashboard'] });
      say(t('incidents.acknowledged', { title: incident.title }));
    },
    onError: sayProblem,
  });
}

export function AcknowledgeButton({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const act = useAcknowledge();
  const mayAct = useMay('operator');
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={act.isPending}
      disabled={!mayAct}
      aria-label={t('incidents.acknowledgeOne', { title: incident.title })}
      onClick={() => act.mutate({ incident })}
    >
      {t('incidents.acknowledge')}
    </Button>
  );
}
