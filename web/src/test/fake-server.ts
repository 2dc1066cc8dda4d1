import { afterEach } from 'vitest';

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

type Reply = { status?: number; body?: unknown } | Error;
type Handler = (call: Call) => Reply | Promise<Reply>;

/** Answers the page's calls in the place of Signalbox, and remembers them. Paths are matched as they stand. */
export class FakeServer {
  readonly calls: Call[] = [];
  private readonly handlers = new Map<string, Handler>();
  private readonly before = globalThis.fetch;

  constructor() {
    globalThis.fetch = (input, init) => this.answer(new Request(input, init));
    afterEach(() => {
      globalThis.fetch = this.before;
    });
  }

  on(method: string, path: string, handler: Handler | Reply): this {
    this.handlers.set(`${method} ${path}`, typeof handler === 'function' ? handler : () => handler);
    return this;
  }

  callsTo(method: string, path: string): Call[] {
    return this.calls.filter((call) => call.method === method && call.path === path);
  }

  private async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const text = await request.text();
    const call: Call = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    this.calls.push(call);
    const handler = this.handlers.get(`${call.method} ${call.path}`);
    const reply: Reply = handler ? await handler(call) : problem(404, 'route.unknown', `Nothing at ${call.path}`);
    if (reply instanceof Error) throw reply;
    const status = reply.status ?? 200;
    return new Response(status === 204 ? null : JSON.stringify(reply.body), { status, headers: { 'Content-Type': 'application/json' } });
  }
}

export function problem(status: number, code: string, detail: string, errors: { field: string; code: string; detail: string }[] = []): { status: number; body: unknown } {
  return { status, body: { type: 'about:blank', title: '', status, code, detail, errors, request_id: 'r-1' } };
}
