import type { NodeCreate, NodeDetail, NodeUpdate } from '../api/types';
import { shellWord } from '../ui/command-line';
import { all, bareUrl, fingerprint, labelsProblem, lengthOf, NODE, numberOf, readLabels, required, urlOf, writeLabels, type Rule } from '../ui/rules';

/** The form as it is typed: all text, as fields are. */
export interface NodeValues {
  name: string;
  api_url: string;
  username: string;
  /** Empty: as it is. */
  password: string;
  tls_fingerprint: string;
  environment: string;
  labels: string;
  rtsp_url: string;
  rtmp_url: string;
  hls_url: string;
  webrtc_url: string;
  srt_url: string;
  poll_interval_seconds: string;
  metadata: string;
}

export const PUBLIC_URLS = ['rtsp_url', 'rtmp_url', 'hls_url', 'webrtc_url', 'srt_url'] as const;

export const EMPTY_NODE: NodeValues = {
  name: '',
  api_url: '',
  username: '',
  password: '',
  tls_fingerprint: '',
  environment: 'production',
  labels: '',
  rtsp_url: '',
  rtmp_url: '',
  hls_url: '',
  webrtc_url: '',
  srt_url: '',
  poll_interval_seconds: '',
  metadata: '',
};

export const nodeRules: { [K in keyof NodeValues]: Rule } = {
  name: all(required, lengthOf(NODE.name)),
  api_url: all(required, urlOf(['http', 'https'], NODE.api_url), bareUrl),
  username: lengthOf(NODE.username),
  password: lengthOf(NODE.password),
  tls_fingerprint: fingerprint,
  environment: all(required, lengthOf(NODE.environment)),
  labels: labelsProblem,
  rtsp_url: urlOf(['rtsp', 'rtsps'], NODE.rtsp_url),
  rtmp_url: urlOf(['rtmp', 'rtmps'], NODE.rtmp_url),
  hls_url: urlOf(['http', 'https'], NODE.hls_url),
  webrtc_url: urlOf(['http', 'https'], NODE.webrtc_url),
  srt_url: urlOf(['srt'], NODE.srt_url),
  poll_interval_seconds: numberOf(NODE.poll_interval_seconds),
  metadata: lengthOf({ maxLength: 16_384 }),
};

const text = (value: unknown): string => (value == null ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2));

export function valuesOf(node: NodeDetail): NodeValues {
  return {
    name: node.name,
    api_url: node.api_url,
    username: node.username ?? '',
    password: '',
    tls_fingerprint: node.tls_fingerprint ?? '',
    environment: node.environment,
    labels: writeLabels(node.labels),
    rtsp_url: node.rtsp_url ?? '',
    rtmp_url: node.rtmp_url ?? '',
    hls_url: node.hls_url ?? '',
    webrtc_url: node.webrtc_url ?? '',
    srt_url: node.srt_url ?? '',
    poll_interval_seconds: node.poll_interval_seconds === null ? '' : String(node.poll_interval_seconds),
    metadata: text(node.metadata),
  };
}

/** Notes that are an object go back as an object. */
function readMetadata(typed: string): Exclude<NodeUpdate['metadata'], undefined> {
  if (typed.trim() === '') return null;
  if (typed.trim().startsWith('{')) {
    try {
      return JSON.parse(typed) as Record<string, never>;
    } catch {
      return typed;
    }
  }
  return typed;
}

function field(key: keyof NodeValues, values: NodeValues): NodeUpdate {
  const value = values[key].trim();
  switch (key) {
    case 'labels':
      return { labels: readLabels(value) };
    case 'metadata':
      return { metadata: readMetadata(values.metadata) };
    case 'poll_interval_seconds':
      return { poll_interval_seconds: value === '' ? null : Number(value) };
    case 'name':
    case 'api_url':
    case 'environment':
      return { [key]: value };
    case 'password':
      return { password: values.password };
    default:
      return { [key]: value === '' ? null : value };
  }
}

const KEYS = Object.keys(EMPTY_NODE) as (keyof NodeValues)[];

/** What differs from `before`; fields that are left out stay as they are on the server. */
export function changesOf(before: NodeValues, values: NodeValues): NodeUpdate {
  const changed = KEYS.filter((key) => values[key] !== before[key]);
  return Object.assign({}, ...changed.map((key) => field(key, values))) as NodeUpdate;
}

export function toCreate(values: NodeValues): NodeCreate {
  return { environment: values.environment.trim(), ...changesOf(EMPTY_NODE, values), name: values.name.trim(), api_url: values.api_url.trim() };
}

/** The command line that does what the form would do. A password is never in it: command lines are read by others. */
export function commandOf(id: number | undefined, before: NodeValues, values: NodeValues): string {
  const words = ['./signalbox', 'nodes', ...(id === undefined ? ['add'] : ['edit', String(id)])];
  for (const key of KEYS) {
    const value = values[key].trim();
    const isAsked = id === undefined && (key === 'name' || key === 'api_url');
    if (key === 'metadata' || (!isAsked && values[key] === before[key])) continue;
    if (key === 'password') words.push('--ask-password');
    else if (key === 'labels') Object.entries(readLabels(value)).forEach(([name, each]) => words.push('--label', shellWord(`${name}=${each}`)));
    else words.push(`--${key.replaceAll('_', '-')}`, value === '' ? (isAsked ? '…' : "''") : shellWord(value));
  }
  return words.join(' ');
}
