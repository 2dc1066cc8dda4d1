import type { Node, NodeStatus } from '../api/types';
import type { LiveMessage } from './protocol';

/** What a handful of live messages mean for nodes that are shown. */
export interface NodeChanges {
  rows: Map<number, Partial<Node>>;
  /** Nodes that came or went, or whose settings changed: the events do not carry them. */
  added: Set<number>;
  removed: Set<number>;
  edited: Set<number>;
}

const STATUSES: readonly unknown[] = ['healthy', 'degraded', 'unhealthy', 'unknown'];
const isStatus = (value: unknown): value is NodeStatus => STATUSES.includes(value);

export function collectNodeChanges(messages: readonly LiveMessage[]): NodeChanges {
  const changes: NodeChanges = { rows: new Map(), added: new Set(), removed: new Set(), edited: new Set() };
  const merge = (id: number, patch: Partial<Node>) => changes.rows.set(id, { ...changes.rows.get(id), ...patch });
  for (const message of messages) {
    if (message.type === 'numbers' && message.topic.startsWith('node:')) {
      merge(Number(message.topic.slice('node:'.length)), message.data as Partial<Node>);
    }
    if (message.type !== 'event' || message.node_id === null || message.stream_id !== null) continue;
    const id = message.node_id;
    switch (message.kind) {
      case 'node.status_changed': {
        const { to, reason } = message.data as { to?: unknown; reason?: unknown };
        if (isStatus(to) && typeof reason === 'string') {
          merge(id, { status: to, reason, since: message.at, detail: message.message });
        }
        break;
      }
      case 'node.added':
      case 'node.restored':
        changes.added.add(id);
        changes.removed.delete(id);
        break;
      case 'node.removed':
        changes.removed.add(id);
        changes.added.delete(id);
        break;
      case 'node.changed':
      case 'node.inventoried':
      case 'node.version_changed':
        changes.edited.add(id);
        break;
    }
  }
  return changes;
}

/** A node that does not answer says nothing about its streams: they are all unknown, and nobody knows who watches. */
function withoutAnswer(node: Node): Node {
  return {
    ...node,
    unknown_streams: node.stream_count,
    healthy_streams: 0,
    degraded_streams: 0,
    unhealthy_streams: 0,
    viewers: null,
    bitrate: null,
    outbound_bitrate: null,
  };
}

export function applyNodeChanges<T extends Node>(rows: T[], changes: NodeChanges): T[] {
  if (changes.rows.size === 0) return rows;
  let touched = false;
  const next = rows.map((row) => {
    const patch = changes.rows.get(row.id);
    if (!patch || (patch.since !== undefined && Date.parse(patch.since) < Date.parse(row.since))) return row;
    touched = true;
    const changed = { ...row, ...patch };
    return changed.status !== 'healthy' ? { ...changed, ...withoutAnswer(changed) } : changed;
  });
  return touched ? next : rows;
}
