import type { FleetEvent } from '../api/types';
import { fromList } from '../ui/url';
import type { EventSearch } from './search';

/** Whether the server would list the event under this filter. */
export function matchesFilter(event: FleetEvent, search: EventSearch): boolean {
  const severities = fromList(search.severity);
  const kinds = fromList(search.kind);
  const nodes = fromList(search.node);
  const streams = fromList(search.stream);
  const isOfKind = (kind: string) => (kind.endsWith('.*') ? event.kind.startsWith(kind.slice(0, -1)) : event.kind === kind);
  return (
    (severities.length === 0 || severities.includes(event.severity)) &&
    (kinds.length === 0 || kinds.some(isOfKind)) &&
    (nodes.length === 0 || nodes.includes(String(event.node_id))) &&
    (streams.length === 0 || streams.includes(String(event.stream_id))) &&
    (!search.q || event.message.toLowerCase().includes(search.q.toLowerCase()))
  );
}
