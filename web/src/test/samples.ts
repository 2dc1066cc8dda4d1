import type { FleetEvent, Incident, Node, Overview, Session, Stream } from '../api/types';
import type { LiveEvent, LiveNumbers } from '../live/protocol';

// One of each, well and complete; a test says only what matters to it.

export const AT = '2026-11-20T10:00:00Z';
export const LATER = '2026-11-20T10:05:00Z';

export const aStream = (own: Partial<Stream> = {}): Stream => ({
  id: 1,
  node_id: 3,
  node_name: 'cam-hub',
  environment: 'production',
  path: 'site/cam1',
  name: 'site/cam1',
  status: 'healthy',
  reason: 'playable',
  detail: 'Playable, and bytes are moving',
  since: AT,
  present: true,
  missing_since: null,
  source_type: 'rtspSession',
  source_url: null,
  protocol: 'rtsp',
  readers: 2,
  tracks: [],
  bitrate: 4_000_000,
  outbound_bitrate: 8_000_000,
  bytes_received: 1,
  bytes_sent: 1,
  fps: null,
  latency_ms: null,
  auto_remediate: false,
  recording_enabled: false,
  last_check: AT,
  labels: {},
  revision: 1,
  ...own,
});

export const aNode = (own: Partial<Node> = {}): Node => ({
  id: 3,
  name: 'cam-hub',
  api_url: 'http://10.0.0.5:9997',
  username: null,
  has_password: false,
  tls_fingerprint: null,
  rtsp_url: null,
  rtmp_url: null,
  hls_url: null,
  webrtc_url: null,
  srt_url: null,
  environment: 'production',
  labels: {},
  is_active: true,
  is_local: false,
  is_simulated: false,
  status: 'healthy',
  reason: 'answering',
  detail: 'Answers',
  since: AT,
  version: '1.15.4',
  last_seen: AT,
  last_check: AT,
  stream_count: 10,
  healthy_streams: 9,
  degraded_streams: 0,
  unhealthy_streams: 1,
  unknown_streams: 0,
  missing_streams: 0,
  viewers: 4,
  bitrate: 40_000_000,
  outbound_bitrate: 8_000_000,
  poll_seconds: 0.04,
  poll_interval_seconds: null,
  revision: 1,
  created_at: AT,
  updated_at: AT,
  ...own,
});

export const anEvent = (own: Partial<FleetEvent> = {}): FleetEvent => ({
  sequence: 100,
  id: 100,
  kind: 'stream.status_changed',
  event_type: 'stream.status_changed',
  severity: 'error',
  at: LATER,
  created_at: LATER,
  node_id: 3,
  node_name: 'cam-hub',
  stream_id: 1,
  stream_path: 'site/cam1',
  incident_id: null,
  message: 'site/cam1 has no publisher',
  data: { from: 'healthy', to: 'unhealthy', from_reason: 'playable', reason: 'no_publisher' } as never,
  ...own,
});

export const aLiveEvent = (own: Partial<Omit<FleetEvent, 'data'>> & { data?: unknown } = {}): LiveEvent => ({
  type: 'event',
  ...anEvent(own as Partial<FleetEvent>),
});

export const someNumbers = (topic: string, data: Record<string, unknown>): LiveNumbers => ({ type: 'numbers', topic, at: LATER, data });

export const anIncident = (own: Partial<Incident> = {}): Incident => ({
  id: 7,
  cause: 'node_unreachable',
  severity: 'critical',
  state: 'open',
  title: 'cam-hub does not answer',
  detail: 'The connection was refused.',
  node_id: 3,
  node_name: 'cam-hub',
  stream_id: null,
  stream_path: null,
  affected: 10,
  occurrences: 1,
  opened_at: AT,
  last_at: AT,
  resolved_at: null,
  acknowledged_at: null,
  acknowledged_by: null,
  note: null,
  ...own,
});

export const anOverview = (own: Partial<Overview> = {}): Overview => ({
  nodes: { total: 1, healthy: 1, degraded: 0, unhealthy: 0, unknown: 0, inactive: 0 },
  streams: { total: 10, healthy: 10, degraded: 0, unhealthy: 0, unknown: 0, missing: 0, health_rate: 100 },
  viewers: 4,
  bitrate: 40_000_000,
  outbound_bitrate: 8_000_000,
  incidents: { open: 0, acknowledged: 0, by_severity: { critical: 0, error: 0, warning: 0 } },
  events: { last_hour: 3, last_24h: 5, critical_unresolved: 0 },
  timestamp: AT,
  ...own,
});

export const aSession = (own: Partial<Session> = {}): Session => ({ name: 'admin', role: 'admin', kind: 'user', csrf_token: 'token', expires_at: null, ...own });
