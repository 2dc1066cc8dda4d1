import type { ReactNode } from 'react';

import classes from './bits.module.css';

/** What belongs here, how it gets here, and one thing to do. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <h2>{title}</h2>
      {children}
      {action}
    </div>
  );
}
