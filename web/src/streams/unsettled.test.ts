import { describe, expect, it } from 'vitest';

import type { Stream } from '../api/types';
import { collectStreamChanges } from '../live/stream-changes';
import { aLiveEvent, aStream, AT, LATER, someNumbers } from '../test/samples';
import type { StreamSearch } from './search';
import { SETTLED, unsettle } from './unsettled';

const shown = (...rows: Stream[]) => new Map(rows.map((row) => [row.id, row]));
const after = (search: StreamSearch, messages: Parameters<typeof collectStreamChanges>[0], rows = shown(aStream()), readAt = AT) => {
  const { fresh, moved } = unsettle(SETTLED, search, collectStreamChanges(messages), rows, Date.parse(readAt));
  return { fresh: [...fresh], moved: [...moved] };
};
const NOTHING = { fresh: [], moved: [] };

describe('a list in the order of its paths', () => {
  it('is not unsettled by a change of status', () => expect(after({}, [aLiveEvent()])).toEqual(NOTHING));
  it('is not unsettled by numbers', () => expect(after({ sort: '-bitrate' }, [someNumbers('stream:1', { bitrate: 9 })])).toEqual(NOTHING));
  it('counts a stream that is new', () => {
    expect(after({}, [aLiveEvent({ kind: 'stream.appeared', stream_id: 5 })])).toEqual({ fresh: [5], moved: [] });
  });
  it('does not count as new what it shows already', () => {
    expect(after({}, [aLiveEvent({ kind: 'stream.appeared', stream_id: 1 })])).toEqual(NOTHING);
  });
  it('does not count what appeared before it was read', () => {
    expect(after({}, [aLiveEvent({ kind: 'stream.appeared', stream_id: 5, at: AT })], shown(aStream()), LATER)).toEqual(NOTHING);
  });
  it('counts a shown stream that is forgotten', () => {
    expect(after({}, [aLiveEvent({ kind: 'stream.forgotten' })])).toEqual({ fresh: [], moved: [1] });
  });
});

describe('a list of the unhealthy', () => {
  const sick = shown(aStream({ id: 2, status: 'unhealthy', reason: 'no_publisher' }));
  it('counts one that gets well', () => {
    expect(after({ status: 'unhealthy' }, [aLiveEvent({ stream_id: 2, data: { to: 'healthy', reason: 'playable' } })], sick).moved).toEqual([2]);
  });
  it('counts one that falls ill', () => expect(after({ status: 'unhealthy' }, [aLiveEvent()], sick).moved).toEqual([1]));
  it('does not count one that is well and stays so', () => {
    expect(after({ status: 'unhealthy' }, [aLiveEvent({ data: { to: 'healthy', reason: 'playable' } })], sick)).toEqual(NOTHING);
  });
  it('counts those that a silent node makes unknown', () => {
    const down = aLiveEvent({ kind: 'node.status_changed', stream_id: null, data: { from: 'healthy', to: 'unhealthy', reason: 'node_unreachable' } });
    expect(after({ status: 'unhealthy' }, [down], sick).moved).toEqual([2]);
  });
  it('by reason counts a change of reason', () => {
    expect(after({ reason: 'no_publisher' }, [aLiveEvent({ stream_id: 2, data: { to: 'unhealthy', reason: 'source_down' } })], sick).moved).toEqual([2]);
  });
});

it('a list in the order of status or time counts every change', () => {
  expect(after({ sort: 'status' }, [aLiveEvent()]).moved).toEqual([1]);
  expect(after({ sort: '-since' }, [aLiveEvent()]).moved).toEqual([1]);
});

it('a stream that changes ten times is counted once', () => {
  const flap = (i: number) => aLiveEvent({ sequence: i, data: { to: i % 2 ? 'healthy' : 'degraded', reason: 'stalled' } });
  let state = SETTLED;
  for (let i = 0; i < 10; i++) state = unsettle(state, { sort: 'status' }, collectStreamChanges([flap(i)]), shown(aStream({ status: 'unknown' })), 0);
  expect([...state.moved]).toEqual([1]);
});
