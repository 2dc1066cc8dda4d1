import { Autocomplete, Button, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import { asProblem } from '../api/problem';
import type { ConnectionReport, NodeDetail } from '../api/types';
import { CommandLine } from '../ui/command-line';
import { ErrorSummary, Field, FormPart } from '../ui/fields';
import { fieldErrors } from '../ui/form';
import formClasses from '../ui/fields.module.css';
import page from '../ui/page.module.css';
import { ProblemNote } from '../ui/problem-note';
import { say } from '../ui/toasts';
import { allNodesQuery, nodeQuery } from './queries';
import { Report } from './report';
import { changesOf, commandOf, EMPTY_NODE, nodeRules, PUBLIC_URLS, toCreate, valuesOf, type NodeValues } from './values';

/** Adds a node, or changes the one with `id`. */
export function NodeForm({ id }: { id: number | undefined }) {
  return id === undefined ? <Form node={undefined} /> : <EditForm id={id} />;
}

function EditForm({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data, error, refetch, isFetchedAfterMount } = useQuery({ ...nodeQuery(id), refetchOnMount: 'always' });
  // What was read when the form was opened: a later reading must not take away what is being typed.
  const [read, setRead] = useState<NodeDetail>();
  if (!read && data && isFetchedAfterMount) setRead(data);
  if (error && !read) {
    return (
      <div className={page.flow}>
        <h1>{t('nodes.notShown')}</h1>
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const reload = () => void refetch().then((again) => again.data && setRead(again.data));
  return read ? <Form key={read.revision} node={read} onReload={reload} /> : null;
}

function Form({ node, onReload }: { node: NodeDetail | undefined; onReload?: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const environments = useQuery(allNodesQuery).data?.environments ?? [];
  const before = node ? valuesOf(node) : EMPTY_NODE;
  const form = useForm<NodeValues>({ initialValues: before, validate: nodeRules, validateInputOnChange: true });
  const test = useTest(node?.id, (report) => {
    // What the node's own listeners suggest is filled in where nothing stands.
    for (const key of PUBLIC_URLS) {
      const suggested = report.suggested[key];
      if (suggested && form.getValues()[key] === '') form.setFieldValue(key, suggested);
    }
  });
  const save = useMutation({
    mutationFn: (values: NodeValues) =>
      node
        ? answer(
            api.PATCH('/api/fleet/nodes/{id}', {
              params: { path: { id: node.id } },
              body: { ...changesOf(before, values), revision: node.revision },
            }),
          )
        : answer(api.POST('/api/fleet/nodes', { body: toCreate(values) })),
    onError: (error) => form.setErrors(fieldErrors(error)),
    onSuccess: (saved) => {
      say(saved.message);
      void client.invalidateQueries({ queryKey: ['nodes'] });
      void navigate({ to: '/nodes', search: { node: String(saved.id) } });
    },
  });
  const leave = () => void navigate({ to: '/nodes', search: node ? { node: String(node.id) } : {} });

  const { values } = form;
  const isTls = values.api_url.startsWith('https:');
  const input = (key: keyof NodeValues) => ({ ...form.getInputProps(key), id: `node-${key}` });
  const names: Record<string, string> = { name: t('nodes.name'), api_url: t('nodes.apiUrl'), environment: t('nodes.environment') };
  return (
    <div className={page.flow}>
      <header className={page.head}>
        <h1>{node ? t('nodes.editOne', { name: node.name }) : t('nodes.add')}</h1>
      </header>
      <form className={formClasses.form} noValidate onSubmit={form.onSubmit((typed) => save.mutate(typed))}>
        {save.error && <ProblemNote error={save.error} />}
        {save.error && asProblem(save.error).status === 409 && node && onReload && (
          <Button variant="default" onClick={onReload}>
            {t('nodes.loadNewest')}
          </Button>
        )}
        {form.submitting || Object.keys(form.errors).length === 0 ? null : (
          <ErrorSummary errors={form.errors} idOf={(key) => `node-${key}`} nameOf={(key) => names[key] ?? key} />
        )}
        <FormPart title={t('nodes.partServer')}>
          <Field help={t('nodes.nameHelp')}>
            <TextInput label={t('nodes.name')} required withAsterisk={false} autoFocus={!node} placeholder="cam-hub" {...input('name')} />
          </Field>
          <Field help={t('nodes.apiUrlHelp')}>
            <TextInput label={t('nodes.apiUrl')} required withAsterisk={false} placeholder="http://10.0.0.5:9997" {...input('api_url')} />
          </Field>
          <Field help={t('nodes.usernameHelp')}>
            <TextInput label={t('auth.username')} autoComplete="off" {...input('username')} />
          </Field>
          <Field help={node?.has_password ? t('nodes.passwordKept') : t('nodes.passwordHelp')}>
            <PasswordInput
              label={t('auth.password')}
              autoComplete="new-password"
              placeholder={node?.has_password ? t('nodes.passwordUnchanged') : ''}
              visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword') }}
              {...input('password')}
            />
          </Field>
          {isTls && (
            <Field help={t('nodes.fingerprintHelp')}>
              <TextInput label={t('nodes.fingerprint')} {...input('tls_fingerprint')} />
            </Field>
          )}
          <Field help={t('nodes.testHelp')}>
            <Button
              variant="default"
              leftSection={<IconPlugConnected size={16} />}
              loading={test.isPending}
              disabled={nodeRules.api_url(values.api_url) !== null}
              onClick={() => test.mutate(values)}
            >
              {t('nodes.test')}
            </Button>
          </Field>
          {test.error && <ProblemNote error={test.error} />}
          {test.data && <Report report={test.data} />}
        </FormPart>
        <FormPart title={t('nodes.partPlace')}>
          <Field help={t('nodes.environmentHelp')}>
            <Autocomplete label={t('nodes.environment')} data={[...new Set([...environments, 'production', 'staging', 'development'])]} {...input('environment')} />
          </Field>
          <Field help={t('streams.labelsHelp')}>
            <TextInput label={t('streams.labels')} placeholder="site:roof" {...input('labels')} />
          </Field>
        </FormPart>
        <FormPart title={t('nodes.partAddresses')} lead={t('nodes.addressesHelp')}>
          {PUBLIC_URLS.map((key) => (
            <Field key={key} help={t(`nodes.urlHelp.${key}`)}>
              <TextInput label={t(`nodes.url.${key}`)} {...input(key)} />
            </Field>
          ))}
        </FormPart>
        <FormPart title={t('nodes.partMore')}>
          <Field help={t('nodes.intervalHelp')}>
            <TextInput label={t('nodes.intervalSeconds')} inputMode="decimal" placeholder="10" {...input('poll_interval_seconds')} />
          </Field>
          <Field help={t('nodes.notesHelp')}>
            <Textarea label={t('nodes.notes')} autosize minRows={2} maxRows={10} {...input('metadata')} />
          </Field>
        </FormPart>
        <CommandLine command={commandOf(node?.id, before, values)} />
        <div className={formClasses.buttons}>
          <Button type="submit" loading={save.isPending} disabled={node !== undefined && !form.isDirty()}>
            {node ? t('common.save') : t('nodes.add')}
          </Button>
          <Button variant="default" onClick={leave}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </div>
  );
}

function useTest(nodeId: number | undefined, onGood: (report: ConnectionReport) => void) {
  return useMutation({
    mutationFn: ({ api_url, username, password, tls_fingerprint }: NodeValues) =>
      answer(
        api.POST('/api/fleet/nodes/test', {
          body: {
            api_url: api_url.trim(),
            username: username.trim() || null,
            // Left out, the stored password is used while the address is unchanged.
            ...(password !== '' && { password }),
            ...(tls_fingerprint !== '' && { tls_fingerprint }),
            ...(nodeId !== undefined && { node_id: nodeId }),
          },
        }),
      ),
    onSuccess: (report) => report.success && onGood(report),
  });
}
