import type { ReactNode } from 'react';

import { CopyButton } from './copy-button';
import classes from './drawer.module.css';

interface Address {
  protocol: string;
  url: string;
  /** What else can be done with it, before copying. */
  more?: ReactNode;
}

/** Addresses to copy, one a line. */
export function AddressList({ addresses }: { addresses: readonly Address[] }) {
  return (
    <ul className={classes.addresses}>
      {addresses.map(({ protocol, url, more }) => (
        <li key={protocol}>
          <b>{protocol}</b>
          <code title={url}>{url}</code>
          <span>
            {more}
            <CopyButton text={url} what={protocol} />
          </span>
        </li>
      ))}
    </ul>
  );
}
