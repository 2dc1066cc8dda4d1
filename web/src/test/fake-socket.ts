/** A WebSocket whose other end is the test. */
export class FakeSocket {
  static readonly OPEN = 1;
  readyState = 0;
  onmessage: ((frame: { data: unknown }) => void) | null = null;
  onclose: ((closed: { code: number }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.closed = true;
    this.readyState = 3;
  }

  /** The server says something. */
  says(message: unknown): void {
    this.readyState = 1;
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  hello(sequence: number): void {
    this.says({ type: 'hello', sequence, version: '0.1.0', server_time: '2026-11-20T10:00:00Z' });
  }

  /** The server, or what is in between, ends it. */
  drops(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}
