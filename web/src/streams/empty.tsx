import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { CommandLine } from '../ui/command-line';
import { Empty } from '../ui/empty';

export const TEST_PICTURE = 'ffmpeg -re -f lavfi -i testsrc2=size=1280x720:rate=25 -c:v libx264 -g 50 -f rtsp rtsp://127.0.0.1:8554/test';

export function NoStreams({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  if (isFiltered) {
    return (
      <Empty title={t('streams.noneMatch')} action={<Button onClick={onClear}>{t('table.clearFilters')}</Button>}>
        <p>{t('streams.noneMatchHelp')}</p>
      </Empty>
    );
  }
  return (
    <Empty title={t('streams.none')}>
      <p>{t('streams.noneHelp')}</p>
      <CommandLine command={TEST_PICTURE} label={t('streams.testPicture')} />
    </Empty>
  );
}
