import { act } from '@testing-library/react';

import { live } from '../live/live';
import { FakeSocket } from './fake-socket';

/** A live connection that stands; what it `says` has arrived when the promise is kept. */
export interface LiveLine {
  socket: FakeSocket;
  says: (...messages: unknown[]) => Promise<void>;
  /** As if it had been lost so long ago, and nobody had come back. */
  isLostFor: (seconds: number) => void;
}

export function aLiveLine(): LiveLine {
  const socket = new FakeSocket();
  const open = Object.assign(function open() {
    return socket;
  }, { OPEN: 1 });
  globalThis.WebSocket = open as unknown as typeof WebSocket;
  live.stop();
  live.start();
  socket.hello(1);
  const says = (...messages: unknown[]) =>
    act(async () => {
      socket.says({ type: 'batch', messages });
      // Messages are handed on together, a moment later.
      await new Promise((done) => setTimeout(done, 100));
    });
  const isLostFor = (seconds: number) =>
    act(() => live.connection.set({ phase: 'waiting', lostAt: Date.now() - seconds * 1000, attempt: 3, retryAt: Date.now() + 8000 }));
  return { socket, says, isLostFor };
}
