import type { FleetEvent } from '../api/types';

// docs/live.md as types: what the server says on /api/live.

export type LiveEvent = FleetEvent & { type: 'event' };

export interface LiveNumbers {
  type: 'numbers';
  topic: string;
  at: string;
  data: Record<string, unknown>;
}

export interface LiveHello {
  type: 'hello';
  sequence: number;
  version: string;
  server_time: string;
}

export type LiveMessage =
  | LiveEvent
  | LiveNumbers
  | LiveHello
  | { type: 'resync'; reason: string }
  | { type: 'pong'; ping: number }
  | { type: 'error'; code: string; detail: string };

type Frame = LiveMessage | { type: 'batch'; messages: LiveMessage[] };

/** The messages of one frame; of a frame that is not of the protocol, none. */
export function readFrame(text: unknown): LiveMessage[] {
  if (typeof text !== 'string') return [];
  try {
    const frame = JSON.parse(text) as Frame;
    return frame.type === 'batch' ? frame.messages : [frame];
  } catch {
    return [];
  }
}

/** The server ended the session or the key. */
export const CLOSE_SESSION_ENDED = 4401;
