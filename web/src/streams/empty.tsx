import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useMay } from '../auth/session';
import { overviewQuery } from '../dashboard/queries';
import { CommandLine } from '../ui/command-line';
import { Empty } from '../ui/empty';

export const TEST_PICTURE = 'ffmpeg -re -f lavfi -i testsrc2=size=1280x720:rate=25 -c:v libx264 -g 50 -f rtsp rtsp://127.0.0.1:8554/test';

export function NoStreams({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayAdd = useMay('operator');
  const nodes = useQuery(overviewQuery).data?.nodes;
  if (isFiltered) {
    return (
      <Empty title={t('streams.noneMatch')} action={<Button onClick={onClear}>{t('table.clearFilters')}</Button>}>
        <p>{t('streams.noneMatchHelp')}</p>
      </Empty>
    );
  }
  // Without a node there is nowhere to send a stream to.
  const addNode = nodes && nodes.total + nodes.inactive === 0 && (
    <Button disabled={!mayAdd} onClick={() => void navigate({ to: '/nodes', search: { form: 'new' } })}>
      {t('nodes.add')}
    </Button>
  );
  return (
    <Empty
      title={t('streams.none')}
      action={addNode || <CommandLine command={TEST_PICTURE} label={t('streams.testPicture')} />}
    >
      <p>{t('streams.noneHelp')}</p>
    </Empty>
  );
}
