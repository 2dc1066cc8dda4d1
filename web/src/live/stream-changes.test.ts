import { describe, expect, it } from 'vitest';

import { aLiveEvent, aStream, AT, LATER, someNumbers } from '../test/samples';
import { applyStreamChanges, collectStreamChanges, isEmpty } from './stream-changes';

const nodeEvent = (data: Record<string, string>, own = {}) =>
  aLiveEvent({ kind: 'node.status_changed', stream_id: null, stream_path: null, node_id: 3, at: LATER, message: 'cam-hub does not answer', data, ...own });
const DOWN = { from: 'healthy', to: 'unhealthy', from_reason: 'answering', reason: 'node_unreachable' };
const UP = { from: 'unhealthy', to: 'healthy', from_reason: 'node_unreachable', reason: 'answering' };

describe('a change of status', () => {
  it('is put in place, with its reason and its time', () => {
    const rows = [aStream(), aStream({ id: 2 })];
    const next = applyStreamChanges(rows, collectStreamChanges([aLiveEvent()]));
    expect(next[0]).toMatchObject({ status: 'unhealthy', reason: 'no_publisher', since: LATER, detail: 'site/cam1 has no publisher', present: true });
    expect(next[1]).toBe(rows[1]);
  });

  it('that is older than what was read since is left aside', () => {
    const rows = [aStream({ since: '2026-11-20T11:00:00Z' })];
    expect(applyStreamChanges(rows, collectStreamChanges([aLiveEvent()]))).toBe(rows);
  });

  it('to a missing path says so', () => {
    const [row] = applyStreamChanges([aStream()], collectStreamChanges([aLiveEvent({ data: { to: 'unhealthy', reason: 'path_missing' } })]));
    expect(row).toMatchObject({ present: false, missing_since: LATER });
  });

  it('with words we do not know is left aside', () => {
    expect(isEmpty(collectStreamChanges([aLiveEvent({ data: { to: 'purple', reason: 'x' } })]))).toBe(true);
  });

  it('of a stream that is not shown leaves the list as it is', () => {
    const rows = [aStream({ id: 9 })];
    expect(applyStreamChanges(rows, collectStreamChanges([aLiveEvent()]))).toBe(rows);
  });
});

describe('numbers', () => {
  it('are put in place without touching the status', () => {
    const [row] = applyStreamChanges([aStream()], collectStreamChanges([someNumbers('stream:1', { bitrate: 7, readers: 0, last_check: LATER, strange: 1 })]));
    expect(row).toMatchObject({ bitrate: 7, readers: 0, last_check: LATER, status: 'healthy', since: AT });
    expect(row).not.toHaveProperty('strange');
  });

  it('come through beside an event that is too old', () => {
    const rows = [aStream({ since: '2026-11-20T11:00:00Z' })];
    const [row] = applyStreamChanges(rows, collectStreamChanges([aLiveEvent(), someNumbers('stream:1', { bitrate: 7 })]));
    expect(row).toMatchObject({ bitrate: 7, status: 'healthy' });
  });

  it('of other topics are not for streams', () => {
    expect(isEmpty(collectStreamChanges([someNumbers('node:1', { bitrate: 7 }), someNumbers('fleet', {})]))).toBe(true);
  });
});

describe('a node that stops answering', () => {
  it('makes all its streams unknown at once, and nobody elses', () => {
    const rows = [aStream(), aStream({ id: 2, status: 'unhealthy', reason: 'no_publisher' }), aStream({ id: 3, node_id: 4 })];
    const next = applyStreamChanges(rows, collectStreamChanges([nodeEvent(DOWN)]));
    for (const row of next.slice(0, 2)) {
      expect(row).toMatchObject({ status: 'unknown', reason: 'node_unreachable', since: LATER, bitrate: null, readers: null, detail: 'cam-hub does not answer' });
    }
    expect(next[2]).toBe(rows[2]);
  });

  it('wins over what its streams did just before', () => {
    const [row] = applyStreamChanges([aStream()], collectStreamChanges([aLiveEvent({ at: '2026-11-20T10:04:00Z' }), nodeEvent(DOWN)]));
    expect(row?.status).toBe('unknown');
  });

  it('is told by its switching off too', () => {
    const [row] = applyStreamChanges([aStream()], collectStreamChanges([nodeEvent({ ...DOWN, to: 'unknown', reason: 'switched_off' })]));
    expect(row).toMatchObject({ status: 'unknown', reason: 'node_switched_off' });
  });
});

describe('a node that answers again', () => {
  it('is to be asked about, its streams are not guessed', () => {
    const changes = collectStreamChanges([nodeEvent(UP)]);
    expect([...changes.answering]).toEqual([3]);
    const rows = [aStream({ status: 'unknown' })];
    expect(applyStreamChanges(rows, changes)).toBe(rows);
  });

  it('and goes again in the same moment is unknown', () => {
    const changes = collectStreamChanges([nodeEvent(UP), nodeEvent(DOWN)]);
    expect(changes.answering.size).toBe(0);
    expect(changes.silent.has(3)).toBe(true);
  });

  it('after being busy is asked too: while it was, nothing was known', () => {
    const busy = collectStreamChanges([nodeEvent({ from: 'healthy', to: 'degraded', reason: 'busy' })]);
    expect(applyStreamChanges([aStream()], busy)[0]).toMatchObject({ status: 'unknown', reason: 'node_busy' });
    expect([...collectStreamChanges([nodeEvent({ from: 'degraded', to: 'healthy', reason: 'answering' })]).answering]).toEqual([3]);
  });
});

it('streams that come, go and are edited are told apart', () => {
  const changes = collectStreamChanges([
    aLiveEvent({ kind: 'stream.appeared', stream_id: 5 }),
    aLiveEvent({ kind: 'stream.forgotten', stream_id: 6 }),
    aLiveEvent({ kind: 'stream.changed', stream_id: 7 }),
    aLiveEvent({ kind: 'stream.expected', stream_id: 8 }),
    aLiveEvent({ kind: 'stream.forgotten', stream_id: 8 }),
  ]);
  expect([[...changes.appeared.keys()], [...changes.gone], [...changes.edited]]).toEqual([[5], [6, 8], [7]]);
});

it('the last of many changes wins', () => {
  const flaps = Array.from({ length: 501 }, (_, i) =>
    aLiveEvent({ sequence: i, at: new Date(Date.parse(LATER) + i).toISOString(), data: i % 2 ? { to: 'healthy', reason: 'playable' } : { to: 'degraded', reason: 'stalled' } }),
  );
  expect(applyStreamChanges([aStream()], collectStreamChanges(flaps))[0]).toMatchObject({ status: 'degraded', reason: 'stalled' });
});
