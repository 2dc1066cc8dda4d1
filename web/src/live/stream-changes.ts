import type { Stream, StreamStatus } from '../api/types';
import type { LiveEvent, LiveMessage, LiveNumbers } from './protocol';

/** What a handful of live messages mean for streams that are shown. */
export interface StreamChanges {
  rows: Map<number, Partial<Stream>>;
  /** Nodes that stopped answering, or answer too late: all their streams are unknown from that moment. */
  silent: Map<number, Pick<Stream, 'status' | 'reason' | 'since' | 'detail'>>;
  /** Nodes that answer again: what their streams are now has to be read. */
  answering: Set<number>;
  /** When each appeared. */
  appeared: Map<number, string>;
  gone: Set<number>;
  /** Name, labels or settings changed: the event does not carry them. */
  edited: Set<number>;
}

const STATUSES: readonly unknown[] = ['healthy', 'degraded', 'unhealthy', 'unknown'];
const isStatus = (value: unknown): value is StreamStatus => STATUSES.includes(value);

const NUMBERS = ['bitrate', 'outbound_bitrate', 'bytes_received', 'bytes_sent', 'readers', 'last_check'] as const;

function none(): StreamChanges {
  return { rows: new Map(), silent: new Map(), answering: new Set(), appeared: new Map(), gone: new Set(), edited: new Set() };
}

/** Reads messages in their order; a later one about the same stream wins. */
export function collectStreamChanges(messages: readonly LiveMessage[]): StreamChanges {
  const changes = none();
  for (const message of messages) {
    if (message.type === 'numbers') collectNumbers(changes, message);
    if (message.type === 'event') collectEvent(changes, message);
  }
  return changes;
}

function merge(changes: StreamChanges, id: number, patch: Partial<Stream>): void {
  changes.rows.set(id, { ...changes.rows.get(id), ...patch });
}

function collectNumbers(changes: StreamChanges, { topic, data }: LiveNumbers): void {
  if (!topic.startsWith('stream:')) return;
  const patch: Record<string, unknown> = {};
  for (const field of NUMBERS) if (field in data) patch[field] = data[field];
  merge(changes, Number(topic.slice('stream:'.length)), patch as Partial<Stream>);
}

function collectEvent(changes: StreamChanges, event: LiveEvent): void {
  if (event.kind === 'node.status_changed') collectNode(changes, event);
  const id = event.stream_id;
  if (id === null) return;
  switch (event.kind) {
    case 'stream.status_changed': {
      const { to, reason } = event.data as { to?: unknown; reason?: unknown };
      if (isStatus(to) && typeof reason === 'string') {
        const missing = reason === 'path_missing';
        merge(changes, id, {
          status: to,
          reason,
          since: event.at,
          detail: event.message,
          present: !missing,
          missing_since: missing ? event.at : null,
        });
      }
      break;
    }
    case 'stream.appeared':
    case 'stream.expected':
      changes.appeared.set(id, event.at);
      changes.gone.delete(id);
      break;
    case 'stream.forgotten':
      changes.gone.add(id);
      changes.appeared.delete(id);
      break;
    case 'stream.changed':
    case 'stream.source_changed':
    case 'stream.tracks_changed':
      changes.edited.add(id);
      break;
  }
}

function collectNode(changes: StreamChanges, event: LiveEvent): void {
  const { from, to, reason } = event.data as { from?: unknown; to?: unknown; reason?: unknown };
  const id = event.node_id;
  if (id === null) return;
  if (to !== 'healthy') {
    changes.answering.delete(id);
    changes.silent.set(id, { status: 'unknown', reason: streamReason(reason), since: event.at, detail: event.message });
  } else if (from !== 'healthy') {
    changes.silent.delete(id);
    changes.answering.add(id);
  }
}

/** Why nothing is known of a stream, from why nothing is known of its node. */
function streamReason(nodeReason: unknown): string {
  if (typeof nodeReason !== 'string') return 'node_unreachable';
  return nodeReason === 'busy' || nodeReason === 'switched_off' ? `node_${nodeReason}` : nodeReason;
}

export const isEmpty = (changes: StreamChanges): boolean =>
  changes.rows.size + changes.silent.size + changes.answering.size + changes.appeared.size + changes.gone.size + changes.edited.size === 0;

const isOlder = (at: string | undefined, than: string): boolean => at !== undefined && Date.parse(at) < Date.parse(than);

function changeRow<T extends Stream>(row: T, changes: StreamChanges): T {
  let next = row;
  const silent = changes.silent.get(row.node_id);
  if (silent && !isOlder(silent.since, row.since)) {
    next = { ...next, ...silent, bitrate: null, outbound_bitrate: null, readers: null };
  }
  const patch = changes.rows.get(row.id);
  if (patch && !(silent && isOlder(patch.since, silent.since))) {
    // A replayed message may be older than what was read since.
    if (isOlder(patch.since, row.since)) {
      const { status: _s, reason: _r, since: _t, detail: _d, present: _p, missing_since: _m, ...numbers } = patch;
      return Object.keys(numbers).length > 0 ? { ...next, ...numbers } : next;
    }
    next = { ...next, ...patch };
  }
  return next;
}

/** The rows with the changes in place; the same array when none of them is touched. */
export function applyStreamChanges<T extends Stream>(rows: T[], changes: StreamChanges): T[] {
  if (changes.rows.size === 0 && changes.silent.size === 0) return rows;
  let touched = false;
  const next = rows.map((row) => {
    const changed = changeRow(row, changes);
    if (changed !== row) touched = true;
    return changed;
  });
  return touched ? next : rows;
}
