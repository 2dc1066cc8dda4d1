import { useTranslation } from 'react-i18next';

import classes from './bits.module.css';
import { CopyButton } from './copy-button';

/** The command line that does the same as what is on the page. */
export function CommandLine({ command, label }: { command: string; label?: string }) {
  const { t } = useTranslation();
  const name = label ?? t('common.sameOnTheCommandLine');
  return (
    <figure className={classes.command}>
      <figcaption>{name}</figcaption>
      <div>
        <code tabIndex={0}>{command}</code>
        <CopyButton text={command} what={name} />
      </div>
    </figure>
  );
}

/** An argument as a POSIX shell reads it back. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:@=,+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
