import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { Column } from './columns';
import classes from './table.module.css';
import { nextSort, readSort } from './url';

interface Props<T> {
  columns: readonly Column<T>[];
  sort: string | undefined;
  onSort: ((sort: string | undefined) => void) | undefined;
  isPicking: boolean;
  onSelectAll: (() => void) | undefined;
  isNarrow: boolean;
}

export function TableHead<T>({ columns, sort, onSort, isPicking, onSelectAll, isNarrow }: Props<T>) {
  const { t } = useTranslation();
  const sorted = sort === undefined ? undefined : readSort(sort);
  return (
    <div role="row" aria-rowindex={1} className={isNarrow ? 'visually-hidden' : classes.head}>
      {isPicking && (
        <div role="columnheader" className={classes.pick} aria-label={t('table.selection')}>
          {onSelectAll && !isNarrow && (
            <input type="checkbox" checked={false} aria-label={t('table.selectAll')} onChange={onSelectAll} />
          )}
        </div>
      )}
      {(isNarrow ? columns.slice(0, 1) : columns).map((column) => {
        const isSorted = sorted !== undefined && sorted.field === column.sort;
        const order = isSorted ? (sorted.descending ? 'descending' : 'ascending') : undefined;
        const Arrow = order === 'descending' ? IconArrowDown : IconArrowUp;
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={order}
            className={`${classes.headCell} ${column.align === 'end' ? classes.end : ''}`}
          >
            {column.sort && onSort && !isNarrow ? (
              <button type="button" className={classes.sorter} onClick={() => onSort(nextSort(sort, column.sort ?? ''))}>
                <span>{column.label}</span>
                {isSorted && <Arrow size={13} aria-hidden />}
              </button>
            ) : (
              <span>{column.label}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}
