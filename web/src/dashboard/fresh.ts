import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { useMessages } from '../live/live';

/** However much changes, the lists of the dashboard are read again at most this often. */
const PAUSE_MS = 3000;

/** Has the lists of the dashboard read again when something happened that they tell of. */
export function useFreshDashboard(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useMessages((messages) => {
    if (timer.current !== undefined || !messages.some((message) => message.type === 'event')) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: ['dashboard'] });
    }, PAUSE_MS);
    // The first change after a calm is shown at once.
    void client.invalidateQueries({ queryKey: ['dashboard'] });
  });
}
