import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { LanguageMenu, ThemeMenu } from '../ui/preference-menus';
import { Logo } from '../ui/logo';
import { ProblemNote } from '../ui/problem-note';
import { required } from '../ui/rules';
import { useStore } from '../ui/store';
import classes from './login.module.css';
import { signIn } from './queries';
import { sessionEnded, useSession } from './session';

const route = getRouteApi('/login');

/** Only a place of this page may be returned to. */
export function safeReturn(next: string | undefined): string {
  return next && next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') && !next.startsWith('/login') ? next : '/';
}

export function LoginPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const me = useSession();
  const ended = useStore(sessionEnded);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useForm({ initialValues: { username: '', password: '' }, validate: { username: required, password: required } });

  useEffect(() => {
    document.title = `${t('auth.title')} · Signalbox`;
  }, [t]);

  useEffect(() => {
    if (me) router.history.replace(safeReturn(next));
  }, [me, next, router]);
  if (me) return null;

  const submit = async ({ username, password }: typeof form.values) => {
    setBusy(true);
    setProblem(null);
    try {
      await signIn(username, password);
      // What the one before was shown is not for the one who comes now.
      client.clear();
    } catch (error) {
      setProblem(error);
      form.setFieldValue('password', '');
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={classes.page}>
      <main className={classes.card}>
        <h1>
          <Logo />
          Signalbox
        </h1>
        <p className={classes.lead}>{t('auth.lead')}</p>
        {ended && problem === null && (
          <p className={classes.ended} role="status">
            {t('auth.ended')}
          </p>
        )}
        {problem !== null && <ProblemNote error={problem} />}
        <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
          <TextInput label={t('auth.username')} autoComplete="username" autoFocus {...form.getInputProps('username')} />
          <PasswordInput
            label={t('auth.password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword') }}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={isBusy}>
            {t('auth.signIn')}
          </Button>
        </form>
        <details className={classes.help}>
          <summary>{t('auth.lost')}</summary>
          <p>{t('auth.lostHelp')}</p>
        </details>
      </main>
      <div className={classes.menus}>
        <LanguageMenu />
        <ThemeMenu />
      </div>
    </div>
  );
}
