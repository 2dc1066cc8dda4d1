import type { FleetEvent } from '../api/types';
import { Age } from '../ui/age';
import { SeverityIcon } from '../ui/marks';
import classes from './lines.module.css';

/** Events under each other in short: when, how grave, what. */
export function EventLines({ events }: { events: readonly FleetEvent[] }) {
  return (
    <ol className={classes.lines}>
      {events.map((event) => (
        <li key={event.sequence}>
          <Age at={event.at} />
          <SeverityIcon severity={event.severity} />
          <span>{event.message}</span>
        </li>
      ))}
    </ol>
  );
}
