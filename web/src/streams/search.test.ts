import { describe, expect, it } from 'vitest';

import { isUnfiltered, listPart, readStreamSearch, toParameters } from './search';

describe('the address of the stream table', () => {
  it('becomes the question to the server', () => {
    const search = readStreamSearch({ q: 'gate', status: 'unhealthy,degraded', node: '3', env: 'production', reason: 'stalled', source: 'srtConn', missing: 'yes', label: 'a:b', sort: '-since', stream: '9', junk: 'x' });
    expect(toParameters(search)).toEqual({
      search: 'gate',
      status: 'unhealthy,degraded',
      node_id: '3',
      environment: 'production',
      reason: 'stalled',
      source_type: 'srtConn',
      present: false,
      label: 'a:b',
      sort: '-since',
    });
  });

  it('names the open drawer without making it another list', () => {
    expect(listPart({ q: 'x', stream: '9' })).toEqual({ q: 'x' });
    expect(toParameters(listPart({ stream: '9' }))).toEqual({});
  });

  it('knows when the totals of the fleet are its totals', () => {
    expect(isUnfiltered({ status: 'unhealthy', sort: 'since', stream: '1' })).toBe(true);
    expect(isUnfiltered({ q: 'x' })).toBe(false);
  });
});
