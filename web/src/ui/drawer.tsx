import { CloseButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { NARROW } from './data-table';
import classes from './drawer.module.css';
import { useShortcuts } from './shortcuts';

interface Props {
  title: ReactNode;
  under?: ReactNode;
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** What is known of one row, beside the table; on a phone in its place. The table stays usable beside it. */
export function Drawer({ title, under, actions, onClose, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const heading = useRef<HTMLHeadingElement>(null);
  useShortcuts([
    { keys: ['Escape'], what: t('table.keyClose'), run: onClose },
    { keys: ['o'], what: t('table.keyIntoDrawer'), run: () => heading.current?.focus() },
  ]);
  useEffect(() => {
    // Beside the table the focus stays in the table; over it, it has to come along.
    if (isNarrow) heading.current?.focus();
  }, [isNarrow]);
  return (
    <aside className={classes.drawer} aria-labelledby={id} {...(isNarrow && { role: 'dialog' })}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {under && <div className={classes.under}>{under}</div>}
        </div>
        <CloseButton aria-label={t('common.close')} onClick={onClose} />
      </header>
      {actions && <div className={classes.actions}>{actions}</div>}
      {/* It scrolls, also for those who have only keys. */}
      <div className={classes.body} role="region" aria-labelledby={id} tabIndex={0}>
        {children}
      </div>
    </aside>
  );
}

export function Section({ title, children, aside }: { title: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h3>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Names and values under each other. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The first line of a drawer: how it is, and for how long. */
export function StateLine({ mark, lasting }: { mark: ReactNode; lasting: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes.state}>
      {mark}
      <span>
        {t('streams.for')} {lasting}
      </span>
    </div>
  );
}
