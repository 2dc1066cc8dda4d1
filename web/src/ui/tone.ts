import type { NodeStatus, Severity, StreamStatus } from '../api/types';

/** What a colour says: `act` red, `soon` amber, `busy` blue, `calm` and `unknown` none. */
export type Tone = 'act' | 'soon' | 'busy' | 'calm' | 'unknown';

export function streamTone(status: StreamStatus, reason: string): Tone {
  switch (status) {
    case 'healthy':
      return 'calm';
    case 'unhealthy':
      return 'act';
    case 'unknown':
      return 'unknown';
    case 'degraded':
      // On demand and idle is as it should be; connecting is on its way.
      return reason === 'standby' ? 'calm' : reason === 'connecting' ? 'busy' : 'soon';
  }
}

export function nodeTone(status: NodeStatus): Tone {
  switch (status) {
    case 'healthy':
      return 'calm';
    case 'degraded':
      return 'soon';
    case 'unhealthy':
      return 'act';
    case 'unknown':
      return 'unknown';
  }
}

export function severityTone(severity: Severity): Tone {
  switch (severity) {
    case 'critical':
    case 'error':
      return 'act';
    case 'warning':
      return 'soon';
    case 'info':
      return 'calm';
  }
}
