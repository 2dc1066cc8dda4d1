import { pick, type Search } from '../ui/url';

const KEYS = ['q', 'status', 'env', 'off', 'sort', 'view', 'node', 'form'] as const;

/** What the address of the nodes page says. `form`: `new`, or the id of the node that is edited. */
export type NodeSearch = Partial<Record<(typeof KEYS)[number], string>>;

export const readNodeSearch = (search: Search): NodeSearch => pick(search, KEYS);
