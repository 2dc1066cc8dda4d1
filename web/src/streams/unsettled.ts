import type { Stream } from '../api/types';
import type { StreamChanges } from '../live/stream-changes';
import { fromList, readSort } from '../ui/url';
import type { StreamSearch } from './search';

/** Streams that would come, go or move if the list were read again. */
export interface Unsettled {
  fresh: ReadonlySet<number>;
  moved: ReadonlySet<number>;
}

export const SETTLED: Unsettled = { fresh: new Set(), moved: new Set() };

function wouldMove(search: StreamSearch, patch: Partial<Stream>, row: Stream | undefined): boolean {
  if (patch.status === undefined) return false;
  const statuses = fromList(search.status);
  const reasons = fromList(search.reason);
  const fits =
    (statuses.length === 0 || statuses.includes(patch.status)) && (reasons.length === 0 || reasons.includes(patch.reason ?? ''));
  const filtered = statuses.length > 0 || reasons.length > 0;
  if (filtered && row !== undefined && !fits) return true;
  if (filtered && row === undefined && fits) return true;
  const { field } = readSort(search.sort ?? 'path');
  return (field === 'status' && row?.status !== patch.status) || field === 'since';
}

/** What of `changes` the list read at `readAt` (server time) does not tell, because its rows keep their places. */
export function unsettle(
  before: Unsettled,
  search: StreamSearch,
  changes: StreamChanges,
  shown: ReadonlyMap<number, Stream>,
  readAt: number,
): Unsettled {
  const fresh = new Set(before.fresh);
  const moved = new Set(before.moved);
  // What appeared before the list was read is in it, shown or not: events are told again after a gap.
  for (const [id, at] of changes.appeared) if (!shown.has(id) && Date.parse(at) > readAt) fresh.add(id);
  for (const id of changes.gone) {
    fresh.delete(id);
    if (shown.has(id)) moved.add(id);
  }
  for (const [id, patch] of changes.rows) if (wouldMove(search, patch, shown.get(id))) moved.add(id);
  if (changes.silent.size > 0) {
    for (const row of shown.values()) {
      const silent = changes.silent.get(row.node_id);
      if (silent && wouldMove(search, silent, row)) moved.add(row.id);
    }
  }
  return fresh.size === before.fresh.size && moved.size === before.moved.size ? before : { fresh, moved };
}
