import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { useMay } from '../auth/session';
import { CommandLine } from '../ui/command-line';
import { Empty } from '../ui/empty';

export function NoNodes({ isFiltered, onClear, onAdd }: { isFiltered: boolean; onClear: () => void; onAdd: () => void }) {
  const { t } = useTranslation();
  const mayAdd = useMay('operator');
  if (isFiltered) {
    return (
      <Empty title={t('nodes.noneMatch')} action={<Button onClick={onClear}>{t('table.clearFilters')}</Button>}>
        <p>{t('nodes.noneMatchHelp')}</p>
      </Empty>
    );
  }
  const add = (
    <>
      <Button leftSection={<IconPlus size={16} />} disabled={!mayAdd} onClick={onAdd}>
        {t('nodes.add')}
      </Button>
      <CommandLine command="./signalbox nodes add --name cam-hub --api-url http://10.0.0.5:9997" />
    </>
  );
  return (
    <Empty title={t('nodes.none')} action={add}>
      <p>{t('nodes.noneHelp')}</p>
    </Empty>
  );
}
