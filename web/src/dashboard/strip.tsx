import { useElementSize } from '@mantine/hooks';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useCountsInWords } from '../ui/status-bar';
import { openWord } from '../words/open';
import { cellAt, gridOf, STATUS_ORDER, statusAt, type CellCounts, type CellStatus } from './cells';
import classes from './strip.module.css';

export interface Troubled {
  id: number;
  path: string;
  reason: string;
}

interface Props {
  counts: CellCounts;
  /** The streams that are not well, in the order of their cells. */
  troubled: Partial<Record<CellStatus, Troubled[]>>;
  onPick: (status: CellStatus, stream: Troubled | undefined) => void;
}

const COLOUR: Record<CellStatus, string> = {
  unhealthy: '--red-solid',
  degraded: '--amber-solid',
  unknown: '--unknown-solid',
  healthy: '--calm-solid',
};

function draw(canvas: HTMLCanvasElement, counts: CellCounts, width: number): void {
  const total = STATUS_ORDER.reduce((sum, status) => sum + counts[status], 0);
  const { cell, columns, height } = gridOf(total, width);
  const scale = window.devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  let index = 0;
  for (const status of STATUS_ORDER) {
    context.fillStyle = style.getPropertyValue(COLOUR[status]);
    for (const end = index + counts[status]; index < end; index++) {
      const x = (index % columns) * cell;
      const y = Math.floor(index / columns) * cell;
      // What we cannot tell is half a cell: seen without its colour too.
      if (status === 'unknown') context.fillRect(x, y + (cell - 1) / 3, cell - 1, (cell - 1) / 2.5);
      else context.fillRect(x, y, cell - 1, cell - 1);
    }
  }
}

/** A cell for each stream of a node. Pointing names it, a click goes there; the counts beside it do the same from the keyboard. */
export function Strip({ counts, troubled, onPick }: Props) {
  const { t } = useTranslation();
  const inWords = useCountsInWords();
  const { ref, width } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme();
  const [named, setNamed] = useState<{ x: number; y: number; text: string } | null>(null);
  const total = STATUS_ORDER.reduce((sum, status) => sum + counts[status], 0);
  const { unhealthy, degraded, unknown, healthy } = counts;

  useEffect(() => {
    if (canvas.current && width > 0) draw(canvas.current, { unhealthy, degraded, unknown, healthy }, width);
  }, [unhealthy, degraded, unknown, healthy, width, scheme]);

  const find = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = cellAt(gridOf(total, width), total, event.clientX - box.left, event.clientY - box.top);
    const found = index === undefined ? undefined : statusAt(counts, index);
    return found && { ...found, stream: troubled[found.status]?.[found.place] };
  };
  const point = (event: MouseEvent) => {
    const found = find(event);
    if (!found) return setNamed(null);
    const { status, stream } = found;
    const text = stream ? `${stream.path}: ${openWord('reason', stream.reason)}` : t(`status.count.${status}`, { count: counts[status], shown: counts[status] });
    setNamed({ x: event.nativeEvent.offsetX, y: event.nativeEvent.offsetY, text });
  };
  return (
    <div ref={ref} className={classes.strip}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={inWords(counts)}
        onMouseMove={point}
        onMouseLeave={() => setNamed(null)}
        onClick={(event) => {
          const found = find(event);
          if (found) onPick(found.status, found.stream);
        }}
      />
      {named && (
        <span className={classes.name} style={{ left: Math.min(named.x, width - 40), top: named.y + 16 }} aria-hidden>
          {named.text}
        </span>
      )}
    </div>
  );
}
