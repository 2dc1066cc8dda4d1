import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Path {
  name: string;
  isLive: boolean;
  /** Bytes a second that come in while it is live. */
  rate: number;
}

/** What the control API of a MediaMTX says, as far as Signalbox asks; the test decides what its paths do. */
export class StandIn {
  private readonly paths = new Map<string, Path>();
  private readonly began = Date.now();
  private server: Server | null = null;
  private port = 0;
  password: string | null = null;
  simulated = false;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  publish(...names: string[]): this {
    for (const name of names) this.paths.set(name, { name, isLive: true, rate: 500_000 });
    return this;
  }

  /** The publisher leaves; the path stays and waits. */
  silence(name: string): void {
    const path = this.paths.get(name);
    if (path) path.isLive = false;
  }

  remove(name: string): void {
    this.paths.delete(name);
  }

  /** Listens, at the port it had before if it had one. */
  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', this.url);
      if (this.password !== null && request.headers.authorization !== `Basic ${Buffer.from(`box:${this.password}`).toString('base64')}`) {
        response.writeHead(401).end('{"error":"authentication error"}');
        return;
      }
      this.answer(url, response);
    });
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  /** Stops listening: connections are refused. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }

  private answer(url: URL, response: ServerResponse): void {
    const send = (body: unknown, status = 200) =>
      response.writeHead(status, { 'Content-Type': 'application/json', ...(this.simulated && { 'X-Simulated': 'yes' }) }).end(JSON.stringify(body));
    const page = (items: unknown[]) => {
      const size = Number(url.searchParams.get('itemsPerPage') ?? 100);
      const at = Number(url.searchParams.get('page') ?? 0);
      send({ itemCount: items.length, pageCount: Math.ceil(items.length / size), items: items.slice(at * size, (at + 1) * size) });
    };
    switch (url.pathname) {
      case '/v3/info':
        return void send({ version: 'v1.17.1', started: new Date(this.began).toISOString() });
      case '/v3/paths/list':
        return page([...this.paths.values()].map((path) => this.state(path)));
      case '/v3/config/global/get':
        return void send({ rtsp: true, rtspAddress: ':8554', hls: true, hlsAddress: ':8888', webrtc: true, webrtcAddress: ':8889', rtmp: false, srt: false });
      case '/v3/config/pathdefaults/get':
        return void send({ name: '' });
      case '/v3/config/paths/list':
        return page([{ name: 'all_others' }]);
      default:
        return void send(url.pathname.startsWith('/v3/config/paths/get/') ? { name: 'all_others' } : { error: 'not found' }, url.pathname.startsWith('/v3/config/paths/get/') ? 200 : 404);
    }
  }

  private state({ name, isLive, rate }: Path) {
    const since = new Date(this.began).toISOString();
    const bytes = Math.floor(((Date.now() - this.began) / 1000) * rate);
    return {
      name,
      confName: 'all_others',
      ready: isLive,
      readyTime: isLive ? since : null,
      available: isLive,
      availableTime: isLive ? since : null,
      online: isLive,
      source: isLive ? { type: 'rtspSession', id: 'f00' } : null,
      tracks: isLive ? ['H264', 'MPEG-4 Audio'] : [],
      readers: [],
      inboundBytes: isLive ? bytes : 0,
      outboundBytes: 0,
      inboundFramesInError: 0,
    };
  }
}
