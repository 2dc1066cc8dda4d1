import { pick, type Search } from '../ui/url';

const KEYS = ['q', 'status', 'node', 'env', 'reason', 'source', 'missing', 'label', 'sort', 'stream'] as const;

/** What the address of the stream table says; see {@link toParameters} for what the server is asked. */
export type StreamSearch = Partial<Record<(typeof KEYS)[number], string>>;

export const readStreamSearch = (search: Search): StreamSearch => pick(search, KEYS);

/** The part that decides which rows there are and in what order: an open drawer is not of it. */
export function listPart(search: StreamSearch): StreamSearch {
  const { stream: _stream, ...rest } = search;
  return rest;
}

/** The filters, without order and status: what the counts of the status buttons are about. */
export function isUnfiltered(search: StreamSearch): boolean {
  const { status: _status, sort: _sort, ...rest } = listPart(search);
  return Object.keys(rest).length === 0;
}

export interface StreamParameters {
  search?: string;
  status?: string;
  node_id?: string;
  environment?: string;
  reason?: string;
  source_type?: string;
  present?: boolean;
  label?: string;
  sort?: string;
}

export function toParameters(search: StreamSearch): StreamParameters {
  return {
    ...(search.q && { search: search.q }),
    ...(search.status && { status: search.status }),
    ...(search.node && { node_id: search.node }),
    ...(search.env && { environment: search.env }),
    ...(search.reason && { reason: search.reason }),
    ...(search.source && { source_type: search.source }),
    ...(search.missing && { present: false }),
    ...(search.label && { label: search.label }),
    ...(search.sort && { sort: search.sort }),
  };
}
