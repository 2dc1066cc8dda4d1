import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Empty } from '../ui/empty';

/** A part of the page broke, or could not be loaded because the server was renewed meanwhile. */
export function Failed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Empty title={t('frame.failed')} action={<Button onClick={() => location.reload()}>{t('frame.reload')}</Button>}>
      <p>{t('frame.failedHelp')}</p>
      <code>{error instanceof Error ? error.message : String(error)}</code>
    </Empty>
  );
}
