import { pick, type Search } from '../ui/url';

const KEYS = ['state', 'severity', 'node', 'incident'] as const;

export type IncidentSearch = Partial<Record<(typeof KEYS)[number], string>>;

export const readIncidentSearch = (search: Search): IncidentSearch => pick(search, KEYS);
