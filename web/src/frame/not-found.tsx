import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { Empty } from '../ui/empty';

export function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Empty title={t('frame.notFound')} action={<Button onClick={() => void navigate({ to: '/' })}>{t('frame.toDashboard')}</Button>}>
      <p>{t('frame.notFoundHelp')}</p>
    </Empty>
  );
}
