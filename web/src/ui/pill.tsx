import { IconRefresh } from '@tabler/icons-react';

import classes from './bits.module.css';

/** Rows keep their place; what would move them waits here until somebody asks for it. */
export function ChangePill({ text, onShow, place = 'table' }: { text: string | null; onShow: () => void; place?: 'table' | 'panel' }) {
  return (
    <div className={classes.pillPlace} data-place={place} role="status" aria-live="polite">
      {text !== null && (
        <button type="button" className={classes.pill} onClick={onShow}>
          <IconRefresh size={14} aria-hidden />
          {text}
        </button>
      )}
    </div>
  );
}
