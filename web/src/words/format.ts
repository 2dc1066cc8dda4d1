import i18next from 'i18next';

// Numbers, sizes, times and durations as the reader's language writes them. Formatters of Intl are dear to make, so each
// is made once per language.

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function once<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  name: string,
  make: (language: string) => T,
): T {
  const language = i18next.language || 'en';
  const key = `${language} ${name}`;
  const known = made.get(key) as T | undefined;
  if (known) return known;
  const fresh = make(language);
  made.set(key, fresh);
  return fresh;
}

export function number(value: number, digits = 0): string {
  return once(`number ${digits}`, (l) => new Intl.NumberFormat(l, { minimumFractionDigits: digits, maximumFractionDigits: digits })).format(value);
}

/** Percent of 0–100. Never rounded up to 100, because 99.96 % with a stream down is not all of them. */
export function percent(value: number): string {
  const floored = Math.floor(value * 10) / 10;
  return once('percent', (l) => new Intl.NumberFormat(l, { style: 'percent', maximumFractionDigits: 1 })).format(floored / 100);
}

/** bit/s in Mbit/s, the one unit of every bitrate column. */
export function megabits(bitsPerSecond: number): string {
  return number(bitsPerSecond / 1e6, 2);
}

const RATES = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'];
const SIZES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

function scaled(value: number, units: readonly string[]): string {
  let step = 0;
  let rest = value;
  while (rest >= 999.95 && step < units.length - 1) {
    rest /= 1000;
    step += 1;
  }
  return `${number(rest, step === 0 || rest >= 100 ? 0 : rest >= 10 ? 1 : 2)} ${units[step]}`;
}

export const bitrate = (bitsPerSecond: number): string => scaled(bitsPerSecond, RATES);
export const bytes = (count: number): string => scaled(count, SIZES);

const DURATION_STEPS: readonly [unit: 'day' | 'hour' | 'minute' | 'second', seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

function unit(value: number, name: 'day' | 'hour' | 'minute' | 'second' | 'millisecond'): string {
  return once(`unit ${name}`, (l) => new Intl.NumberFormat(l, { style: 'unit', unit: name, unitDisplay: 'short' })).format(value);
}

/** Days and hours, hours and minutes, minutes, or seconds: no finer than what is read at a glance. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const first = DURATION_STEPS.findIndex(([, size]) => whole >= size);
  if (first < 0) return unit(0, 'second');
  const shown = DURATION_STEPS.slice(first, first + (whole >= 3600 ? 2 : 1));
  const parts: string[] = [];
  let rest = whole;
  for (const [name, size] of shown) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(unit(count, name));
  }
  return parts.join(' ');
}

/** How long a call took; milliseconds below a second. */
export function elapsed(seconds: number): string {
  return seconds < 1 ? unit(Math.round(seconds * 1000), 'millisecond') : unit(Math.round(seconds * 10) / 10, 'second');
}

/** What came with the last answers is new; to count its seconds would only flicker. */
const NOW_SECONDS = 3;

/** `12 sec. ago`, or `now`. Times a little ahead of our clock are now, not in the future. */
export function age(at: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1000));
  if (seconds < NOW_SECONDS) return once('now', (l) => new Intl.RelativeTimeFormat(l, { numeric: 'auto' })).format(0, 'second');
  const relative = once('relative', (l) => new Intl.RelativeTimeFormat(l, { style: 'short', numeric: 'always' }));
  const [name, size] = DURATION_STEPS.find((step) => seconds >= step[1]) ?? ['second', 1];
  return relative.format(-Math.floor(seconds / size), name);
}

/** Date and time to the second, with the zone: what a tooltip and a CSV say. */
export function moment(at: string): string {
  return once('moment', (l) => new Intl.DateTimeFormat(l, { dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' })).format(new Date(at));
}

/** The time of day, of 24 hours: a night shift should not have to think. */
export function clock(at: number): string {
  return once('clock', (l) => new Intl.DateTimeFormat(l, { timeStyle: 'medium', hourCycle: 'h23' })).format(at);
}
