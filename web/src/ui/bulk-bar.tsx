import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './bits.module.css';
import { useShortcuts } from './shortcuts';

/** What can be done with the rows that were picked. */
export function BulkBar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  useShortcuts([{ keys: ['Escape'], run: onClear }]);
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('table.bulk')}>
      <strong role="status">{t('table.selected', { count })}</strong>
      {children}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        {t('table.clearSelection')}
      </Button>
    </div>
  );
}
