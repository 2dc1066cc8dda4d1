import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FakeSocket } from '../test/fake-socket';
import { aLiveEvent } from '../test/samples';
import type { LiveMessage } from './protocol';
import { LiveSocket } from './socket';

let sockets: FakeSocket[];
let heard: LiveMessage[][];
let lost: number;
let ended: number;
let live: LiveSocket;

const newest = () => sockets.at(-1) as FakeSocket;
const kinds = () => heard.flat().map((message) => message.type);

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  heard = [];
  lost = 0;
  ended = 0;
  live = new LiveSocket({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    language: () => 'de',
    random: () => 0.5,
    onLost: () => (lost += 1),
    onSessionEnded: () => (ended += 1),
  });
  live.listen((messages) => heard.push(messages));
});
afterEach(() => {
  live.stop();
  vi.useRealTimers();
});

describe('the first connection', () => {
  it('asks for what is wanted once the server says hello', () => {
    live.want('fleet');
    live.start();
    expect(live.connection.get().phase).toBe('connecting');
    newest().hello(4720);
    expect(live.connection.get().phase).toBe('open');
    expect(newest().sent).toEqual([{ subscribe: ['fleet'], since: 4720, language: 'de', batch: true }]);
  });

  it('has what was read before it read again, because it may have changed unseen', () => {
    live.start();
    newest().hello(1);
    vi.advanceTimersByTime(100);
    expect(kinds()).toEqual(['resync', 'hello']);
  });

  it('hands on what comes together as one', () => {
    live.start();
    newest().hello(1);
    newest().says({ type: 'batch', messages: [aLiveEvent({ sequence: 2 }), aLiveEvent({ sequence: 3 })] });
    newest().says(aLiveEvent({ sequence: 4 }));
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toHaveLength(5);
  });

  it('takes no harm from a frame that is not of the protocol', () => {
    live.start();
    newest().hello(1);
    newest().onmessage?.({ data: '<html>' });
    newest().onmessage?.({ data: new ArrayBuffer(3) });
    expect(live.connection.get().phase).toBe('open');
  });
});

describe('topics', () => {
  beforeEach(() => {
    live.start();
    newest().hello(10);
    newest().sent.length = 0;
  });

  it('that come and go while somebody scrolls are sent once, as they end up', () => {
    const release = live.want('stream:1');
    live.want('stream:2');
    release();
    vi.advanceTimersByTime(200);
    expect(newest().sent).toEqual([{ subscribe: ['stream:2'], since: 10, batch: true }]);
  });

  it('that two want are kept until both let go', () => {
    const first = live.want('streams');
    const second = live.want('streams');
    vi.advanceTimersByTime(200);
    first();
    first();
    vi.advanceTimersByTime(200);
    expect(newest().sent).toHaveLength(1);
    second();
    vi.advanceTimersByTime(200);
    expect(newest().sent.at(-1)).toEqual({ unsubscribe: ['streams'] });
  });
});

describe('a connection that is lost', () => {
  it('comes back after a wait that everybody can see, with the last number seen', () => {
    live.want('streams');
    live.start();
    newest().hello(10);
    newest().says(aLiveEvent({ sequence: 15 }));
    const before = Date.now();
    newest().drops();
    expect(live.connection.get()).toEqual({ phase: 'waiting', lostAt: before, attempt: 1, retryAt: before + 500 });
    expect(lost).toBe(1);
    vi.advanceTimersByTime(500);
    expect(sockets).toHaveLength(2);
    newest().hello(30);
    expect(newest().sent[0]).toMatchObject({ subscribe: ['streams'], since: 15 });
    expect(kinds().filter((kind) => kind === 'resync')).toHaveLength(1);
  });

  it('waits longer each time, and starts over after it was open', () => {
    live.start();
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      newest().drops();
      const state = live.connection.get();
      if (state.phase === 'waiting') waits.push(state.retryAt - Date.now());
      vi.advanceTimersByTime(60_000);
    }
    newest().hello(1);
    newest().drops();
    const state = live.connection.get();
    expect([...waits, state.phase === 'waiting' ? state.retryAt - Date.now() : 0]).toEqual([500, 1000, 2000, 4000, 500]);
  });

  it('keeps the moment it was lost while it tries', () => {
    live.start();
    newest().hello(1);
    const at = Date.now();
    newest().drops();
    vi.advanceTimersByTime(500);
    expect(live.connection.get()).toMatchObject({ phase: 'connecting', lostAt: at });
    newest().drops();
    expect(live.connection.get()).toMatchObject({ phase: 'waiting', lostAt: at });
  });

  it('is tried at once when somebody asks', () => {
    live.start();
    newest().drops();
    live.retryNow();
    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(2);
  });

  it('is found by a ping when nobody says so', () => {
    live.start();
    newest().hello(1);
    vi.advanceTimersByTime(15_000);
    expect(newest().sent.at(-1)).toEqual({ ping: 1 });
    vi.advanceTimersByTime(10_000);
    expect(live.connection.get().phase).toBe('waiting');
    expect(sockets[0]?.closed).toBe(true);
  });

  it('is not lost while pings are answered', () => {
    live.start();
    newest().hello(1);
    for (let ping = 1; ping <= 4; ping++) {
      vi.advanceTimersByTime(15_000);
      newest().says({ type: 'pong', ping });
    }
    expect(live.connection.get().phase).toBe('open');
    expect(kinds()).not.toContain('pong');
  });
});

describe('a server that has forgotten what was missed', () => {
  it('is told no old number again', () => {
    live.start();
    newest().hello(10);
    newest().says({ type: 'resync', reason: 'too_far_behind' });
    live.want('events');
    vi.advanceTimersByTime(200);
    expect(newest().sent.at(-1)).toEqual({ subscribe: ['events'], batch: true });
    expect(kinds()).toContain('resync');
  });
});

describe('a session that ended', () => {
  it('ends the connection for good', () => {
    live.start();
    newest().hello(1);
    newest().drops(4401);
    expect(ended).toBe(1);
    expect(live.connection.get().phase).toBe('off');
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
  });

  it('begins without a past when somebody signs in again', () => {
    live.start();
    newest().hello(10);
    live.stop();
    live.start();
    newest().hello(99);
    expect(newest().sent[0]).toMatchObject({ since: 99 });
  });
});

it('tells the server when the language changes', () => {
  live.start();
  newest().hello(1);
  live.languageChanged();
  expect(newest().sent.at(-1)).toEqual({ subscribe: [], language: 'de', batch: true });
});
