import i18next from 'i18next';
import { afterEach, describe, expect, it } from 'vitest';

import { age, bitrate, bytes, duration, elapsed, megabits, number, percent } from './format';
import { preferredLanguage } from './languages';
import { openWord } from './open';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

afterEach(() => i18next.changeLanguage('en'));

describe('numbers', () => {
  it('are grouped as the language does it', async () => {
    expect(number(10_000)).toBe('10,000');
    await i18next.changeLanguage('de');
    expect(number(10_000)).toBe('10.000');
    expect(megabits(4_100_000)).toBe('4,10');
  });

  it('of percent never round up to all', () => {
    expect(percent(99.97)).toBe('99.9%');
    expect(percent(100)).toBe('100%');
  });

  it('of rates and sizes have the unit that fits', () => {
    expect(bitrate(0)).toBe('0 bit/s');
    expect(bitrate(4_100_000)).toBe('4.10 Mbit/s');
    expect(bitrate(39_600_000_000)).toBe('39.6 Gbit/s');
    expect(bytes(999)).toBe('999 B');
    expect(bytes(999_999)).toBe('1.00 MB');
    expect(bytes(123_456_789_000)).toBe('123 GB');
  });
});

describe('ages', () => {
  it.each([
    [0, 'now'],
    [2, 'now'],
    [3, '3 sec. ago'],
    [59, '59 sec. ago'],
    [60, '1 min. ago'],
    [3_599, '59 min. ago'],
    [7_200, '2 hr. ago'],
    [200_000, '2 days ago'],
  ])('of %i seconds are %s', (seconds, text) => expect(age(ago(seconds), NOW)).toBe(text));

  it('of what our clock says is to come are now', () => expect(age(ago(-5), NOW)).toBe('now'));

  it('are told in the language of the page', async () => {
    await i18next.changeLanguage('zh-TW');
    expect(age(ago(12), NOW)).toContain('12');
    expect(age(ago(12), NOW)).toContain('秒前');
  });
});

describe('durations', () => {
  it.each([
    [0, '0 sec'],
    [45, '45 sec'],
    [61, '1 min'],
    [3_600, '1 hr'],
    [5_400, '1 hr 30 min'],
    [90_000, '1 day 1 hr'],
  ])('of %i seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));

  it('below a second are in milliseconds', () => {
    expect(elapsed(0.042)).toBe('42 ms');
    expect(elapsed(2.13)).toBe('2.1 sec');
  });
});

describe('languages', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'zh-HK'], 'zh-TW'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('of a browser that wants %j is %s', (wanted, language) => expect(preferredLanguage(wanted)).toBe(language));
});

describe('words of open lists', () => {
  it('are the words we have', () => expect(openWord('reason', 'no_publisher')).toBe('no publisher'));
  it('are the code itself, legibly, when the server knows more than we', () => {
    expect(openWord('reason', 'lens_cap_on')).toBe('lens cap on');
    expect(openWord('event', 'stream.vanished')).toBe('stream: vanished');
  });
});
