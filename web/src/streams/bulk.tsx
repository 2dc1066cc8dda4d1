import { Button, Popover, TextInput } from '@mantine/core';
import { IconTag, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { Stream } from '../api/types';
import { useMay } from '../auth/session';
import { BulkBar } from '../ui/bulk-bar';
import { labelProblem } from '../ui/rules';
import type { Selection } from '../ui/selection';
import { useStreamActions } from './actions';
import classes from './filters.module.css';

export function StreamBulk({ selection }: { selection: Selection<Stream> }) {
  const { t } = useTranslation();
  const actions = useStreamActions();
  const mayChange = useMay('operator');
  const streams = [...selection.chosen.values()];
  const missing = streams.filter((stream) => !stream.present);
  const forget = () => {
    actions.forget(missing);
    selection.clear();
  };
  return (
    <BulkBar count={streams.length} onClear={selection.clear}>
      <AddLabel
        isDisabled={!mayChange}
        onAdd={(key, value) => {
          void actions.addLabel(streams, key, value);
          selection.clear();
        }}
      />
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconTrash size={15} />}
        disabled={missing.length === 0 || !mayChange}
        title={t('streams.forgetHelp')}
        onClick={forget}
      >
        {t('streams.forgetMissing', { count: missing.length })}
      </Button>
    </BulkBar>
  );
}

function AddLabel({ isDisabled, onAdd }: { isDisabled: boolean; onAdd: (key: string, value: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const problem = text === '' ? null : labelProblem(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text === '' || problem) return;
    const [key = '', ...rest] = text.split(':');
    onAdd(key.trim(), rest.join(':').trim());
    setOpen(false);
    setText('');
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconTag size={15} />} disabled={isDisabled} onClick={() => setOpen(!isOpen)}>
          {t('streams.addLabel')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.more} onSubmit={submit}>
          <TextInput
            data-autofocus
            label={t('streams.label')}
            description={t('streams.labelHelp')}
            placeholder="crew:night"
            value={text}
            error={problem}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" disabled={text === '' || problem !== null}>
            {t('streams.addLabel')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
