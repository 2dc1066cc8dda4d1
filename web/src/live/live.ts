import { useCallback, useEffect, useRef, useState } from 'react';

import { answer, api } from '../api/client';
import { endSession, session } from '../auth/session';
import { noteServerTime } from '../ui/clock';
import { preferences } from '../ui/preferences';
import { useStore } from '../ui/store';
import { currentLanguage } from '../words/languages';
import type { LiveMessage } from './protocol';
import { LiveSocket, type Connection } from './socket';

function openSocket(): WebSocket {
  const url = new URL('/api/live', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  return new WebSocket(url);
}

export const live = new LiveSocket({
  open: openSocket,
  language: currentLanguage,
  onSessionEnded: endSession,
  // A browser does not tell why a handshake failed. If it was the session, this call finds out and ends it.
  onLost: () => void answer(api.GET('/api/auth/me')).catch(() => undefined),
});

/** Ties the connection to the session, the network and the language. Called once. */
export function startLive(): void {
  session.subscribe(() => {
    const me = session.get();
    if (me) live.start();
    else if (me === null) live.stop();
  });
  window.addEventListener('online', () => live.retryNow());
  let language = currentLanguage();
  preferences.subscribe(() => {
    if (currentLanguage() === language) return;
    language = currentLanguage();
    live.languageChanged();
  });
  live.listen((messages) => {
    for (const message of messages) {
      if (message.type === 'hello') noteServerTime(Date.parse(message.server_time), 0);
    }
  });
}

export const useConnection = (): Connection => useStore(live.connection);

/** Wants the topics while the component is shown. */
export function useTopics(topics: readonly string[]): void {
  const joined = topics.join(' ');
  useEffect(() => {
    const releases = joined === '' ? [] : joined.split(' ').map((topic) => live.want(topic));
    return () => releases.forEach((release) => release());
  }, [joined]);
}

/** Wants the numbers of the rows that are in view; the answer is told which those are. */
export function useRowTopics<T extends { id: number }>(kind: 'stream' | 'node'): (rows: readonly T[]) => void {
  const [joined, setJoined] = useState('');
  useTopics(joined === '' ? [] : joined.split(' '));
  return useCallback((rows) => setJoined(rows.map((row) => `${kind}:${row.id}`).join(' ')), [kind]);
}

/** Hands on what comes in while the component is shown; always to the newest `listener`. */
export function useMessages(listener: (messages: LiveMessage[]) => void): void {
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => live.listen((messages) => newest.current(messages)), []);
}
