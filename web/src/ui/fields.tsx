import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './fields.module.css';

/** A field with what it is for beside it. */
export function Field({ help, children }: { help: string; children: ReactNode }) {
  return (
    <div className={classes.field}>
      <div>{children}</div>
      <p className={classes.help}>{help}</p>
    </div>
  );
}

export function FormPart({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend>{title}</legend>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children}
    </fieldset>
  );
}

interface SummaryProps {
  errors: Record<string, ReactNode>;
  idOf: (key: string) => string;
  nameOf: (key: string) => string;
}

/** All that is wrong in one place, each a way to its field. */
export function ErrorSummary({ errors, idOf, nameOf }: SummaryProps) {
  const { t } = useTranslation();
  const wrong = Object.entries(errors).filter(([, error]) => error);
  return (
    <div className={classes.summary} role="status">
      <b>{t('common.wrongFields', { count: wrong.length })}</b>
      <ul>
        {wrong.map(([key, error]) => (
          <li key={key}>
            <a
              href={`#${idOf(key)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(idOf(key))?.focus();
              }}
            >
              {nameOf(key)}
            </a>{' '}
            {error}
          </li>
        ))}
      </ul>
    </div>
  );
}
