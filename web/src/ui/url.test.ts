import { describe, expect, it } from 'vitest';

import { fromList, nextSort, parseSearch, pick, readSort, stringifySearch, toId, toList } from './url';

describe('an address', () => {
  it('can be read by a person', () => {
    expect(stringifySearch({ status: 'unhealthy,degraded', q: 'site/cam 1', label: 'crew:night' })).toBe(
      '?status=unhealthy,degraded&q=site/cam+1&label=crew:night',
    );
  });

  it.each([
    { q: 'a&b=c?d#e' },
    { q: '100%' },
    { q: 'a+b c' },
    { q: '繁體 ümlaut "quotes" ../..' },
    { q: '123' },
    { q: 'site/' },
  ])('brings back what was put in: %j', (search) => expect(parseSearch(stringifySearch(search))).toEqual(search));

  it('keeps a slash at its end, which the router would drop', () => expect(stringifySearch({ q: 'a/b/' })).toBe('?q=a/b%2F'));

  it('leaves out what is empty', () => {
    expect(stringifySearch({ q: '', status: undefined })).toBe('');
  });

  it('lets go of parameters that are not known', () => {
    expect(pick({ q: 'x', evil: 'y', status: 5 }, ['q', 'status'])).toEqual({ q: 'x' });
  });
});

describe('lists and ids', () => {
  it('are read from text', () => {
    expect(fromList('a,,b')).toEqual(['a', 'b']);
    expect(fromList(undefined)).toEqual([]);
    expect(toList([])).toBeUndefined();
    expect(toList(['a', 'b'])).toBe('a,b');
  });

  it.each([['17', 17], ['0', undefined], ['-1', undefined], ['1e3', undefined], ['abc', undefined], [undefined, undefined]])('of %s is %s', (text, id) =>
    expect(toId(text)).toBe(id),
  );
});

describe('sorting', () => {
  it('goes up, down, and back to the order of the page', () => {
    expect(nextSort(undefined, 'since')).toBe('since');
    expect(nextSort('since', 'since')).toBe('-since');
    expect(nextSort('-since', 'since')).toBeUndefined();
    expect(nextSort('path', 'since')).toBe('since');
  });

  it('is read from its text', () => expect(readSort('-since')).toEqual({ field: 'since', descending: true }));
});
