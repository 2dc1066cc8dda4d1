import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { tracksOf, type Column } from './columns';
import { DataRow } from './data-row';
import { usePreferences } from './preferences';
import type { Selection } from './selection';
import { useShortcuts, type Shortcut } from './shortcuts';
import { TableHead } from './table-head';
import classes from './table.module.css';
import type { ListPage, Windowed } from './window';

export const NARROW = '(max-width: 48em)';
const NARROW_ROW = 62;
const ROW = { comfortable: 40, compact: 28 };

export interface DataTableProps<T extends { id: number }, E extends ListPage<T>> {
  label: string;
  list: Windowed<T, E>;
  columns: readonly Column<T>[];
  /** What a row is called, for those who do not see it. */
  name: (row: T) => string;
  /** The row on a phone. */
  narrow: (row: T) => ReactNode;
  sort?: string | undefined;
  onSort?: (sort: string | undefined) => void;
  openId?: number | undefined;
  onOpen?: (row: T) => void;
  selection?: Selection<T> | undefined;
  onSelectAll?: (() => void) | undefined;
  /** Rows that are no longer there and keep their place until the list is read again. */
  isGone?: ((row: T) => boolean) | undefined;
  onVisible?: (rows: T[]) => void;
}

/** A list of any length: only what is in view is drawn and read. Rows keep their place while their values change. */
export function DataTable<T extends { id: number }, E extends ListPage<T>>(props: DataTableProps<T, E>) {
  const { list, columns, selection, onOpen, openId, onVisible } = props;
  const { t } = useTranslation();
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const { density } = usePreferences();
  const height = isNarrow ? NARROW_ROW : ROW[density];
  const count = list.total ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(-1);
  const lastPicked = useRef(-1);

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    // The head stands above the rows and takes its height from what is in view.
    scrollPaddingEnd: isNarrow ? 0 : 32,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);

  const items = virtualizer.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  const { setRange, row: rowAt } = list;
  useEffect(() => setRange(from, to), [setRange, from, to]);
  useEffect(() => {
    if (!onVisible) return;
    const rows: T[] = [];
    for (let i = from; i <= to; i++) {
      const row = rowAt(i);
      if (row) rows.push(row);
    }
    onVisible(rows);
  }, [onVisible, rowAt, from, to]);

  // Another filter is another list: it is read from its top.
  const { isOld } = list;
  useEffect(() => {
    if (isOld) return;
    setCursor(-1);
    scroller.current?.scrollTo({ top: 0 });
  }, [isOld]);

  const onPick = useCallback(
    (index: number, range: boolean) => {
      if (!selection) return;
      if (range && lastPicked.current >= 0) {
        const [low, high] = [Math.min(index, lastPicked.current), Math.max(index, lastPicked.current)];
        selection.add(Array.from({ length: high - low + 1 }, (_, i) => rowAt(low + i)).filter((row) => row !== undefined));
      } else {
        const row = rowAt(index);
        if (row) selection.toggle(row);
      }
      lastPicked.current = index;
    },
    [selection, rowAt],
  );

  const onClick = useCallback(
    (index: number, event: MouseEvent) => {
      // A click on a link or button in the row is for that.
      if (event.target instanceof Element && event.target.closest('a, button')) return;
      setCursor(index);
      const row = rowAt(index);
      if (row) onOpen?.(row);
    },
    [rowAt, onOpen],
  );

  const move = (step: number) => {
    const open = openId === undefined ? -1 : items.findIndex((item) => rowAt(item.index)?.id === openId);
    const at = cursor >= 0 ? cursor : open >= 0 ? (items[open]?.index ?? -1) : from - 1;
    const next = Math.max(0, Math.min(count - 1, at + step));
    setCursor(next);
    virtualizer.scrollToIndex(next);
    scroller.current?.focus({ preventScroll: true });
    // With a drawer open, moving through the list moves through the drawers.
    const row = rowAt(next);
    if (openId !== undefined && row) onOpen?.(row);
  };
  const openCursor = () => {
    const row = rowAt(cursor);
    if (row) onOpen?.(row);
  };

  const shortcuts: Shortcut[] = [
    { keys: ['j'], what: t('table.keyNext'), run: () => move(1) },
    { keys: ['k'], what: t('table.keyPrevious'), run: () => move(-1) },
    ...(onOpen ? [{ keys: ['Enter'], what: t('table.keyOpen'), run: openCursor }] : []),
    ...(selection ? [{ keys: ['x'], what: t('table.keySelect'), run: () => cursor >= 0 && onPick(cursor, false) }] : []),
  ];
  useShortcuts(shortcuts);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -count, End: count }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(step);
  };

  const tracks = useMemo(() => {
    const picked = selection ? [40] : [];
    return isNarrow ? { template: [...picked.map((width) => `${width}px`), 'minmax(0, 1fr)'].join(' '), minWidth: 0 } : tracksOf(columns, picked);
  }, [selection, isNarrow, columns]);

  return (
    <div className={`${classes.frame} ${isOld ? classes.old : ''}`}>
      <div
        ref={scroller}
        className={classes.scroll}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={list.total === undefined ? -1 : count + 1}
        aria-multiselectable={selection ? true : undefined}
        aria-activedescendant={cursor >= from && cursor <= to ? `row-${cursor}` : undefined}
        aria-busy={isOld || list.isLoading}
        style={{ '--tracks': tracks.template, '--min-width': `${tracks.minWidth}px` } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        <TableHead
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          onSelectAll={selection ? props.onSelectAll : undefined}
          isPicking={selection !== undefined}
          isNarrow={isNarrow}
        />
        <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rowAt(item.index);
            return (
              <DataRow
                key={item.index}
                row={row}
                index={item.index}
                top={item.start}
                height={height}
                columns={columns}
                selectLabel={selection ? t('table.select', { name: row ? props.name(row) : '' }) : null}
                isSelected={row !== undefined && selection?.chosen.has(row.id) === true}
                isCursor={item.index === cursor}
                isOpen={row !== undefined && row.id === openId}
                isGone={row !== undefined && props.isGone?.(row) === true}
                narrow={isNarrow ? props.narrow : null}
                onClick={onClick}
                onPick={onPick}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
