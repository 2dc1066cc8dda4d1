import { pick, type Search } from '../ui/url';

const KEYS = ['q', 'status', 'env', 'off', 'sort', 'view', 'node', 'form'] as const;

/** What the address of the nodes page says. `form`: `new`, or the id of the node that is edited. */
export type NodeSearch = Partial<Record<(typeof KEYS)[number], string>>;

export const readNodeSearch = (search: Search): NodeSearch => pick(search, KEYS);

/** The part that decides which nodes there are and in what order. */
export function listPart(search: NodeSearch): NodeSearch {
  const { node: _node, form: _form, view: _view, ...rest } = search;
  return rest;
}

export function toParameters(search: NodeSearch) {
  return {
    active_only: search.off === 'hide',
    ...(search.q && { search: search.q }),
    ...(search.status && { status: search.status }),
    ...(search.env && { environment: search.env }),
    ...(search.sort && { sort: search.sort }),
  };
}
