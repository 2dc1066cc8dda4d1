import { createStore, type Store } from '../ui/store';
import { backoffMillis } from './backoff';
import { CLOSE_SESSION_ENDED, readFrame, type LiveMessage } from './protocol';

export type Connection =
  | { phase: 'off' }
  | { phase: 'connecting'; lostAt: number | null; attempt: number }
  | { phase: 'open' }
  | { phase: 'waiting'; lostAt: number; attempt: number; retryAt: number };

export interface LiveOptions {
  open: () => WebSocket;
  language: () => string;
  random?: () => number;
  /** The connection was refused or broke: the caller finds out whether the session still holds. */
  onLost?: () => void;
  onSessionEnded?: () => void;
}

/** Messages are handed on together after this long, so that a storm of changes draws the page ten times a second at most. */
const FLUSH_MS = 80;
/** Topics follow the rows in view; while somebody scrolls, they are not sent. */
const TOPICS_MS = 120;
const PING_MS = 15_000;
const PONG_MS = 10_000;

/**
 * The one live connection of the page. It keeps the topics that are wanted, comes back by itself with the last sequence
 * number seen, and says in {@link connection} how it stands.
 */
export class LiveSocket {
  readonly connection: Store<Connection> = createStore<Connection>({ phase: 'off' });

  private socket: WebSocket | null = null;
  private readonly wanted = new Map<string, number>();
  private readonly sent = new Set<string>();
  private readonly listeners = new Set<(messages: LiveMessage[]) => void>();
  private buffer: LiveMessage[] = [];
  private last: number | null = null;
  private pings = 0;
  private failures = 0;
  private lostAt: number | null = null;
  private flushTimer: ReturnType<typeof setTimeout> | undefined;
  private topicsTimer: ReturnType<typeof setTimeout> | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private pongTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: LiveOptions) {}

  start(): void {
    if (this.connection.get().phase === 'off') this.connect();
  }

  /** Ends the connection for good; a later start begins without a past. */
  stop(): void {
    clearTimeout(this.retryTimer);
    this.forget();
    this.last = null;
    this.lostAt = null;
    this.failures = 0;
    this.connection.set({ phase: 'off' });
  }

  /** Try again now: somebody asked for it, or the browser says the network is back. */
  retryNow(): void {
    if (this.connection.get().phase !== 'waiting') return;
    clearTimeout(this.retryTimer);
    this.connect();
  }

  /** Wants a topic until the answer is called. A topic that several want is subscribed once. */
  want(topic: string): () => void {
    this.wanted.set(topic, (this.wanted.get(topic) ?? 0) + 1);
    this.topicsSoon();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (this.wanted.get(topic) ?? 1) - 1;
      if (left > 0) this.wanted.set(topic, left);
      else this.wanted.delete(topic);
      this.topicsSoon();
    };
  }

  listen(listener: (messages: LiveMessage[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Texts of events come in the language of the connection. */
  languageChanged(): void {
    if (this.connection.get().phase === 'open') this.say({ subscribe: [], language: this.options.language(), batch: true });
  }

  private connect(): void {
    this.connection.set({ phase: 'connecting', lostAt: this.lostAt, attempt: this.failures });
    const socket = this.options.open();
    this.socket = socket;
    socket.onmessage = (frame) => this.receive(frame.data);
    socket.onclose = (closed) => {
      if (this.socket === socket) this.lost(closed.code);
    };
  }

  private lost(code: number): void {
    this.flush();
    this.forget();
    if (code === CLOSE_SESSION_ENDED) {
      this.stop();
      this.options.onSessionEnded?.();
      return;
    }
    this.lostAt ??= Date.now();
    const wait = backoffMillis(this.failures, this.options.random ?? Math.random);
    this.failures += 1;
    this.connection.set({ phase: 'waiting', lostAt: this.lostAt, attempt: this.failures, retryAt: Date.now() + wait });
    this.retryTimer = setTimeout(() => this.connect(), wait);
    this.options.onLost?.();
  }

  /** Lets go of the socket and of all that belongs to it. */
  private forget(): void {
    clearInterval(this.pingTimer);
    clearTimeout(this.pongTimer);
    clearTimeout(this.topicsTimer);
    clearTimeout(this.flushTimer);
    this.topicsTimer = undefined;
    this.flushTimer = undefined;
    this.buffer = [];
    this.sent.clear();
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  private receive(data: unknown): void {
    for (const message of readFrame(data)) {
      switch (message.type) {
        case 'hello':
          // Without a past to resume from, what was read before this moment may have changed unseen.
          if (this.last === null) this.buffer.push({ type: 'resync', reason: 'fresh_connection' });
          this.hello(message.sequence);
          break;
        case 'pong':
          clearTimeout(this.pongTimer);
          continue;
        case 'event':
          this.last = Math.max(this.last ?? 0, message.sequence);
          break;
        case 'resync':
          // What was missed is not kept any more; the listeners read again, and from here on nothing is missed.
          this.last = null;
          break;
        case 'numbers':
        case 'error':
          break;
      }
      this.buffer.push(message);
    }
    this.flushTimer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  private hello(sequence: number): void {
    this.failures = 0;
    this.lostAt = null;
    this.last ??= sequence;
    const topics = [...this.wanted.keys()];
    for (const topic of topics) this.sent.add(topic);
    this.say({ subscribe: topics, since: this.last, language: this.options.language(), batch: true });
    this.connection.set({ phase: 'open' });
    this.pingTimer = setInterval(() => this.ping(), PING_MS);
  }

  /** A connection that a router dropped without a word looks open for minutes; a ping finds it. */
  private ping(): void {
    this.pings += 1;
    this.say({ ping: this.pings });
    clearTimeout(this.pongTimer);
    this.pongTimer = setTimeout(() => this.lost(1006), PONG_MS);
  }

  private topicsSoon(): void {
    this.topicsTimer ??= setTimeout(() => {
      this.topicsTimer = undefined;
      this.sendTopics();
    }, TOPICS_MS);
  }

  private sendTopics(): void {
    if (this.connection.get().phase !== 'open') return;
    const gone = [...this.sent].filter((topic) => !this.wanted.has(topic));
    const fresh = [...this.wanted.keys()].filter((topic) => !this.sent.has(topic));
    for (const topic of gone) this.sent.delete(topic);
    for (const topic of fresh) this.sent.add(topic);
    if (gone.length > 0) this.say({ unsubscribe: gone });
    if (fresh.length > 0) this.say({ subscribe: fresh, ...(this.last === null ? {} : { since: this.last }), batch: true });
  }

  private say(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private flush(): void {
    clearTimeout(this.flushTimer);
    this.flushTimer = undefined;
    if (this.buffer.length === 0) return;
    const messages = this.buffer;
    this.buffer = [];
    for (const listener of [...this.listeners]) listener(messages);
  }
}
