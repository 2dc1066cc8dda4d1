import { memo, type MouseEvent, type ReactNode } from 'react';

import type { Column } from './columns';
import classes from './table.module.css';

export interface RowProps<T> {
  row: T | undefined;
  index: number;
  top: number;
  height: number;
  columns: readonly Column<T>[];
  selectLabel: string | null;
  isSelected: boolean;
  isCursor: boolean;
  isOpen: boolean;
  isGone: boolean;
  narrow: ((row: T) => ReactNode) | null;
  onClick: (index: number, event: MouseEvent) => void;
  onPick: (index: number, range: boolean) => void;
}

/** One row at its place. Drawn again only when its own values change, which is what keeps ten thousand of them quick. */
export const DataRow = memo(function DataRow<T>(props: RowProps<T>) {
  const { row, index, columns } = props;
  return (
    <div
      role="row"
      id={`row-${index}`}
      className={classes.row}
      aria-rowindex={index + 2}
      aria-selected={props.selectLabel === null ? undefined : props.isSelected}
      data-cursor={props.isCursor || undefined}
      data-open={props.isOpen || undefined}
      data-gone={props.isGone || undefined}
      style={{ transform: `translateY(${props.top}px)`, height: props.height }}
      onClick={(event) => props.onClick(index, event)}
    >
      {props.selectLabel !== null && (
        <div role="gridcell" className={classes.pick} onClick={(event) => event.stopPropagation()}>
          {row && (
            <input
              type="checkbox"
              aria-label={props.selectLabel}
              checked={props.isSelected}
              tabIndex={-1}
              onChange={(event) => props.onPick(index, (event.nativeEvent as unknown as MouseEvent).shiftKey)}
            />
          )}
        </div>
      )}
      {props.narrow && row ? (
        <div role="gridcell" className={classes.narrow}>
          {props.narrow(row)}
        </div>
      ) : (
        columns.map((column) => (
          <div key={column.id} role="gridcell" className={`${classes.cell} ${column.align === 'end' ? classes.end : ''}`}>
            {row ? column.cell(row) : <span className={classes.ghost} />}
          </div>
        ))
      )}
    </div>
  );
}) as <T>(props: RowProps<T>) => ReactNode;
