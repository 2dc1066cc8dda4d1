import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { live, useConnection } from '../live/live';
import { useTicking } from '../ui/clock';
import { clock, duration } from '../words/format';
import classes from './live-bar.module.css';

/** Shown from the second failed try on, so that a restart of the server or a new address of a phone is no alarm. */
const QUIET_MS = 1500;

export function LiveBar() {
  const { t } = useTranslation();
  const connection = useConnection();
  const lostAt = 'lostAt' in connection ? connection.lostAt : null;
  const isShown = useTicking(() => lostAt !== null && Date.now() - lostAt > QUIET_MS);
  const retryAt = connection.phase === 'waiting' ? connection.retryAt : null;
  const wait = useTicking(() => (retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - Date.now()) / 1000))));
  const old = useTicking(() => (lostAt === null ? '' : duration((Date.now() - lostAt) / 1000)));
  if (!isShown || lostAt === null) return null;
  return (
    <div className={classes.bar}>
      <IconPlugConnectedX size={16} aria-hidden />
      <span role="status">{t('frame.lost', { at: clock(lostAt) })}</span>
      <span className={classes.picture}>{t('frame.lostPicture')}</span>
      <span className={classes.age}>{t('frame.lostFor', { age: old })}</span>
      <span className={classes.next}>{wait > 0 ? t('frame.retryIn', { count: wait }) : t('frame.retrying')}</span>
      <Button size="compact-xs" variant="default" disabled={wait === 0} onClick={() => live.retryNow()}>
        {t('frame.retryNow')}
      </Button>
    </div>
  );
}
