import { Button } from '@mantine/core';
import { IconPower, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { Node } from '../api/types';
import { useMay } from '../auth/session';
import { BulkBar } from '../ui/bulk-bar';
import type { Selection } from '../ui/selection';
import { useNodeActions } from './actions';

export function NodeBulk({ selection }: { selection: Selection<Node> }) {
  const { t } = useTranslation();
  const actions = useNodeActions();
  const mayChange = useMay('operator');
  const nodes = [...selection.chosen.values()];
  const then = (work: Promise<void>) => void work.then(selection.clear);
  const button = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <BulkBar count={nodes.length} onClear={selection.clear}>
      <Button {...button} leftSection={<IconRefresh size={15} />} disabled={!mayChange} onClick={() => then(actions.check(nodes))}>
        {t('streams.checkNow')}
      </Button>
      <Button
        {...button}
        leftSection={<IconPower size={15} />}
        disabled={!mayChange || nodes.every((node) => !node.is_active)}
        onClick={() => then(actions.switchTo(nodes, false))}
      >
        {t('nodes.switchOff')}
      </Button>
      <Button
        {...button}
        leftSection={<IconPower size={15} />}
        disabled={!mayChange || nodes.every((node) => node.is_active)}
        onClick={() => then(actions.switchTo(nodes, true))}
      >
        {t('nodes.switchOn')}
      </Button>
    </BulkBar>
  );
}
