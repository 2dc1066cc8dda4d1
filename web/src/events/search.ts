import { pick, type Search } from '../ui/url';

const KEYS = ['q', 'severity', 'kind', 'node', 'stream', 'within'] as const;

/** What the address of the event log says. `within`: how far back, see {@link WITHIN}. */
export type EventSearch = Partial<Record<(typeof KEYS)[number], string>>;

export const readEventSearch = (search: Search): EventSearch => pick(search, KEYS);

/** How far back, in seconds, by the word in the address. */
export const WITHIN: Record<string, number> = { hour: 3_600, day: 86_400, week: 604_800 };
