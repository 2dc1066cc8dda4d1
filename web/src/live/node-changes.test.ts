import { describe, expect, it } from 'vitest';

import { aLiveEvent, aNode, LATER, someNumbers } from '../test/samples';
import { applyNodeChanges, collectNodeChanges } from './node-changes';

const event = (kind: string, data: unknown = {}) => aLiveEvent({ kind, stream_id: null, data, message: 'words' });

describe('a node that stops answering', () => {
  it('knows nothing of its streams any more', () => {
    const [row] = applyNodeChanges([aNode()], collectNodeChanges([event('node.status_changed', { to: 'unhealthy', reason: 'node_unreachable' })]));
    expect(row).toMatchObject({
      status: 'unhealthy',
      reason: 'node_unreachable',
      since: LATER,
      unknown_streams: 10,
      healthy_streams: 0,
      unhealthy_streams: 0,
      viewers: null,
      bitrate: null,
    });
  });

  it('stays as it is for an event older than what was read', () => {
    const rows = [aNode({ since: '2026-11-20T12:00:00Z' })];
    expect(applyNodeChanges(rows, collectNodeChanges([event('node.status_changed', { to: 'unhealthy', reason: 'node_refused' })]))).toBe(rows);
  });
});

it('numbers after a poll are put in place', () => {
  const [row, other] = applyNodeChanges([aNode(), aNode({ id: 4 })], collectNodeChanges([someNumbers('node:3', { viewers: 9, healthy_streams: 10, unhealthy_streams: 0 })]));
  expect(row).toMatchObject({ viewers: 9, healthy_streams: 10, unhealthy_streams: 0, status: 'healthy' });
  expect(other).toEqual(aNode({ id: 4 }));
});

it('nodes that come, go and are edited are told apart; what their streams do is not about them', () => {
  const changes = collectNodeChanges([
    event('node.added'),
    aLiveEvent({ kind: 'node.removed', stream_id: null, node_id: 4 }),
    aLiveEvent({ kind: 'node.changed', stream_id: null, node_id: 5 }),
    aLiveEvent(),
  ]);
  expect([[...changes.added], [...changes.removed], [...changes.edited], changes.rows.size]).toEqual([[3], [4], [5], 0]);
});

it('a node that is brought back at once was never gone', () => {
  const changes = collectNodeChanges([event('node.removed'), event('node.restored')]);
  expect([[...changes.added], [...changes.removed]]).toEqual([[3], []]);
});
