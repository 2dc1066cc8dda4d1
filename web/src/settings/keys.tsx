import { Button, Popover, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import type { Key, KeyCreated, Role } from '../api/types';
import { serverNow } from '../ui/clock';
import { Age } from '../ui/age';
import { CommandLine, shellWord } from '../ui/command-line';
import { CopyButton } from '../ui/copy-button';
import { fieldErrors } from '../ui/form';
import { ProblemNote } from '../ui/problem-note';
import { all, KEY, lengthOf, required } from '../ui/rules';
import { say, sayProblem } from '../ui/toasts';
import { moment } from '../words/format';
import classes from './settings.module.css';

const QUERY = ['keys'];
const ROLES: readonly Role[] = ['viewer', 'operator', 'admin'];
const LIVES = ['never', '30', '90', '365'] as const;

export function ApiKeys() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: QUERY,
    queryFn: ({ signal }) => answer(api.GET('/api/keys', { params: { query: { per_page: 1000 } }, signal })),
  });
  return (
    <>
      <section className={classes.card}>
        <h2>{t('settings.parts.keys')}</h2>
        <p className={classes.dim}>{t('settings.keysHelp')}</p>
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {data?.keys.length === 0 && <p>{t('settings.noKeys')}</p>}
        {data && data.keys.length > 0 && <KeyTable keys={data.keys} />}
      </section>
      <NewKey />
    </>
  );
}

function KeyTable({ keys }: { keys: Key[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('settings.parts.keys')}>
      <table className={classes.keys}>
        <thead>
          <tr>
            <th>{t('settings.keyName')}</th>
            <th>{t('settings.keyHint')}</th>
            <th>{t('settings.role')}</th>
            <th>{t('settings.made')}</th>
            <th>{t('settings.lastUsed')}</th>
            <th>{t('settings.expires')}</th>
            <th>{t('settings.revoke')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id}>
              <td>{key.name}</td>
              <td>
                <code>{key.hint}…</code>
              </td>
              <td>{t(`settings.roles.${key.role}`)}</td>
              <td>
                <Age at={key.created_at} />
              </td>
              <td>
                <Age at={key.last_used_at} fallback={t('nodes.never')} />
              </td>
              <td>{key.expires_at ? moment(key.expires_at) : t('nodes.never')}</td>
              <td>
                <Revoke apiKey={key} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A revoked key cannot come back and programs are cut off at once: this asks first, by name. */
function Revoke({ apiKey }: { apiKey: Key }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => answer(api.DELETE('/api/keys/{id}', { params: { path: { id: apiKey.id } } })),
    onSuccess: () => {
      say(t('settings.revoked', { name: apiKey.name }));
      void client.invalidateQueries({ queryKey: QUERY });
    },
    onError: sayProblem,
  });
  return (
    <Popover position="bottom-end" shadow="md" trapFocus width={280}>
      <Popover.Target>
        <Button variant="default" size="compact-sm" aria-label={t('settings.revokeOne', { name: apiKey.name })}>
          {t('settings.revoke')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.choice}>
        <p>{t('settings.revokeSure', { name: apiKey.name })}</p>
        <Button size="compact-sm" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {t('settings.revokeOne', { name: apiKey.name })}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function NewKey() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: '', role: 'viewer' as Role, life: 'never' as string },
    validateInputOnChange: true,
    validate: { name: all(required, lengthOf(KEY.name)) },
  });
  const create = useMutation({
    mutationFn: ({ name, role, life }: typeof form.values) =>
      answer(
        api.POST('/api/keys', {
          body: { name: name.trim(), role, expires_at: life === 'never' ? null : new Date(serverNow() + Number(life) * 86_400_000).toISOString() },
        }),
      ),
    onSuccess: () => {
      form.reset();
      void client.invalidateQueries({ queryKey: QUERY });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const { name, role, life } = form.values;
  const expiry = life === 'never' ? '' : ` --days ${life}`;
  return (
    <section className={classes.card}>
      <h2>{t('settings.newKey')}</h2>
      {create.data && <Secret created={create.data} />}
      <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
        {create.error && <ProblemNote error={create.error} />}
        <TextInput label={t('settings.keyName')} description={t('settings.keyNameHelp')} {...form.getInputProps('name')} />
        <Select
          label={t('settings.role')}
          description={t(`settings.roleHelp.${role}`)}
          allowDeselect={false}
          data={ROLES.map((value) => ({ value, label: t(`settings.roles.${value}`) }))}
          {...form.getInputProps('role')}
        />
        <Select
          label={t('settings.expires')}
          allowDeselect={false}
          data={LIVES.map((value) => ({ value, label: value === 'never' ? t('nodes.never') : t('settings.inDays', { count: Number(value) }) }))}
          {...form.getInputProps('life')}
        />
        <CommandLine command={`./signalbox keys add --name ${name ? shellWord(name) : '…'} --role ${role}${expiry}`} />
        <div>
          <Button type="submit" loading={create.isPending}>
            {t('settings.makeKey')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Secret({ created }: { created: Pick<KeyCreated, 'name' | 'key'> }) {
  const { t } = useTranslation();
  return (
    <div className={classes.secret} role="status">
      <p>{t('settings.shownOnce', { name: created.name })}</p>
      <div>
        <code>{created.key}</code>
        <CopyButton text={created.key} what={created.name} />
      </div>
    </div>
  );
}
