import { describe, expect, it } from 'vitest';

import { all, bareUrl, fingerprint, labelsProblem, lengthOf, NODE, numberOf, PASSWORD, readLabels, required, urlOf, writeLabels } from './rules';

const http = urlOf(['http', 'https'], NODE.api_url);

describe('the address of a node', () => {
  it.each(['http://10.0.0.5:9997', 'https://media.example.org/api', 'HTTP://host', 'http://[::1]:9997'])('may be %s', (url) => expect(http(url)).toBeNull());
  it.each(['10.0.0.5:9997', 'rtsp://host', 'javascript:alert(1)', 'http://', 'http://a b', 'http://user:pw@host', `http://h/${'x'.repeat(512)}`])(
    'may not be %s',
    (url) => expect(http(url)).not.toBeNull(),
  );
  it('ends at its port', () => {
    expect([bareUrl('http://h:9997'), bareUrl('http://h:9997/')]).toEqual([null, null]);
    for (const more of ['http://h/v3', 'http://h?x=1', 'http://h#top']) expect(bareUrl(more)).not.toBeNull();
  });
  it('says where credentials belong', () => expect(http('http://user:pw@host')).toMatch(/fields of their own/));
});

describe('other fields', () => {
  it('have the limits of the contract', () => {
    expect(NODE.name.maxLength).toBe(255);
    expect(PASSWORD.new_password.minLength).toBe(10);
  });

  it('count characters, not bytes', () => {
    expect(lengthOf({ maxLength: 2 })('🚆🚆')).toBeNull();
    expect(lengthOf({ maxLength: 2 })('🚆🚆🚆')).not.toBeNull();
  });

  it('of numbers have a range', () => {
    const interval = numberOf(NODE.poll_interval_seconds);
    expect([interval(''), interval('1'), interval('2.5'), interval('3600')]).toEqual([null, null, null, null]);
    for (const wrong of ['0', '3601', 'soon', '1,5']) expect(interval(wrong)).not.toBeNull();
  });

  it('of fingerprints take both ways to write one', () => {
    expect(fingerprint('ab'.repeat(32))).toBeNull();
    expect(fingerprint(Array(32).fill('AB').join(':'))).toBeNull();
    expect(fingerprint('ab'.repeat(31))).not.toBeNull();
  });

  it('tell the first thing that is wrong', () => expect(all(required, lengthOf({ minLength: 3 }))(' ')).toBe('This is needed.'));
});

describe('labels', () => {
  it('are read as they are written', () => {
    const labels = { crew: 'night', url: 'http://x:1', solo: '' };
    expect(readLabels(writeLabels(labels))).toEqual(labels);
  });
  it('have keys of the contract', () => {
    expect(labelsProblem('crew:night, site/a.b-c_d:x')).toBeNull();
    expect(labelsProblem('-crew:night')).toMatch(/^-crew:night: /);
    expect(labelsProblem('ein schlüssel:x')).not.toBeNull();
    expect(labelsProblem(`k:${'v'.repeat(256)}`)).not.toBeNull();
    expect(labelsProblem(Array.from({ length: 65 }, (_, i) => `k${i}:v`).join(','))).not.toBeNull();
  });
});
