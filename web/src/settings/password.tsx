import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import { useSession } from '../auth/session';
import { fieldErrors } from '../ui/form';
import { ProblemNote } from '../ui/problem-note';
import { all, lengthOf, PASSWORD, required } from '../ui/rules';
import { say } from '../ui/toasts';
import classes from './settings.module.css';

const EMPTY = { current_password: '', new_password: '', again: '' };

export function Password() {
  const { t } = useTranslation();
  const me = useSession();
  const form = useForm({
    initialValues: EMPTY,
    validateInputOnChange: true,
    validate: {
      current_password: all(required, lengthOf(PASSWORD.current_password)),
      new_password: all(required, lengthOf(PASSWORD.new_password)),
      again: (value, { new_password }) => (value === new_password ? null : t('settings.notTheSame')),
    },
  });
  const change = useMutation({
    mutationFn: ({ current_password, new_password }: typeof EMPTY) => answer(api.POST('/api/auth/password', { body: { current_password, new_password } })),
    onSuccess: () => {
      form.reset();
      say(t('settings.passwordChanged'));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('auth.showPassword') } };
  return (
    <section className={classes.card}>
      <h2>{t('settings.parts.password')}</h2>
      <p className={classes.dim}>{t('settings.passwordHelp')}</p>
      <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
        {change.error && <ProblemNote error={change.error} />}
        {/* For password managers, which ask whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={me?.name ?? ''} readOnly hidden />
        <PasswordInput label={t('settings.currentPassword')} autoComplete="current-password" {...eye} {...form.getInputProps('current_password')} />
        <PasswordInput
          label={t('settings.newPassword')}
          description={t('common.rules.tooShort', { count: PASSWORD.new_password.minLength ?? 0 })}
          autoComplete="new-password"
          {...eye}
          {...form.getInputProps('new_password')}
        />
        <PasswordInput label={t('settings.again')} autoComplete="new-password" {...eye} {...form.getInputProps('again')} />
        <div>
          <Button type="submit" loading={change.isPending}>
            {t('settings.changePassword')}
          </Button>
        </div>
      </form>
    </section>
  );
}
