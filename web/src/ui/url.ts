// What is seen is named in the address, in words a person can read and change: ?status=unhealthy,degraded&sort=-since.
// All values are text; a page knows which of its own mean a list or a number.

export type Search = Record<string, string>;

export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .map(([key, value]) => `${encodeURIComponent(key)}=${legible(value)}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/**
 * Encoded, but for what needs no encoding in a query: a colleague reads this in a chat. A slash at the end stays encoded,
 * because the router takes it for one at the end of the path and drops it.
 */
function legible(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll(/%2F(?!$)/g, '/').replaceAll('%3A', ':').replaceAll('%20', '+');
}

/** Keeps the parameters a page knows, as text; a mistyped or foreign one is let go of. */
export function pick<K extends string>(search: Record<string, unknown>, keys: readonly K[]): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') kept[key] = value;
  }
  return kept;
}

export const fromList = (text: string | undefined): string[] => (text ? text.split(',').filter(Boolean) : []);
export const toList = (values: readonly string[]): string | undefined => (values.length > 0 ? values.join(',') : undefined);

/** A positive whole number, or nothing: ids come from addresses that people edit. */
export function toId(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
}

export interface Sort {
  field: string;
  descending: boolean;
}

export function readSort(text: string): Sort {
  return text.startsWith('-') ? { field: text.slice(1), descending: true } : { field: text, descending: false };
}

/** A first click sorts up, a second down, a third goes back to the order of the page. */
export function nextSort(current: string | undefined, field: string): string | undefined {
  if (current === field) return `-${field}`;
  if (current === `-${field}`) return undefined;
  return field;
}
