import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { StreamDetail } from '../api/types';
import { CommandLine, shellWord } from '../ui/command-line';
import { Section } from '../ui/drawer';
import { fieldErrors } from '../ui/form';
import { ProblemNote } from '../ui/problem-note';
import { labelsProblem, lengthOf, readLabels, STREAM, writeLabels } from '../ui/rules';
import { say, sayProblem } from '../ui/toasts';
import { patchStream } from './actions';
import classes from './drawer.module.css';

/** What we keep of a stream; nothing here is written to the node. */
export function StreamEdit({ stream, onDone }: { stream: StreamDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);
  const before = { name: stream.name === stream.path ? '' : stream.name, labels: writeLabels(stream.labels), source_url: stream.source_url ?? '' };
  const form = useForm({
    initialValues: before,
    validateInputOnChange: true,
    validate: { name: lengthOf(STREAM.name), labels: labelsProblem, source_url: lengthOf(STREAM.source_url) },
  });

  const body = (values: typeof before) => ({ name: values.name.trim() || null, labels: readLabels(values.labels), source_url: values.source_url.trim() || null });
  const save = async (values: typeof before) => {
    setSaving(true);
    setProblem(null);
    try {
      const changed = await patchStream(stream.id, { ...body(values), revision: stream.revision });
      client.setQueryData(['stream', stream.id], changed);
      say(changed.message, {
        undo: () => void patchStream(stream.id, body(before)).then(() => client.invalidateQueries({ queryKey: ['stream'] }), sayProblem),
      });
      onDone();
    } catch (error) {
      setProblem(error);
      form.setErrors(fieldErrors(error));
    } finally {
      setSaving(false);
    }
  };

  const { name, labels, source_url } = form.values;
  const words = [
    ...(name === before.name ? [] : ['--name', shellWord(name)]),
    ...(labels === before.labels ? [] : Object.entries(readLabels(labels)).flatMap(([key, value]) => ['--label', shellWord(`${key}=${value}`)])),
    ...(source_url === before.source_url ? [] : ['--source-url', shellWord(source_url)]),
  ];
  return (
    <Section title={t('streams.edit')}>
      <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => void save(values))}>
        {problem !== null && <ProblemNote error={problem} />}
        <TextInput label={t('streams.name')} description={t('streams.nameHelp')} placeholder={stream.path} {...form.getInputProps('name')} />
        <TextInput label={t('streams.labels')} description={t('streams.labelsHelp')} placeholder="crew:night, floor:2" {...form.getInputProps('labels')} />
        <TextInput label={t('streams.comesFrom')} description={t('streams.comesFromHelp')} {...form.getInputProps('source_url')} />
        <CommandLine command={`./signalbox streams edit ${stream.id} ${words.join(' ')}`.trimEnd()} />
        <div className={classes.buttons}>
          <Button type="submit" loading={isSaving} disabled={!form.isDirty()}>
            {t('common.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
