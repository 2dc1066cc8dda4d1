import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import type { Labels, Stream, StreamUpdate } from '../api/types';
import { forEachOf } from '../ui/for-each';
import { createStore } from '../ui/store';
import { say, sayProblem } from '../ui/toasts';

/** Streams that are about to be forgotten: shown struck through while it can still be undone. */
export const leaving = createStore<ReadonlySet<number>>(new Set());

export const patchStream = (id: number, body: StreamUpdate) =>
  answer(api.PATCH('/api/streams/{id}', { params: { path: { id } }, body }));

export interface StreamActions {
  forget(streams: readonly Stream[]): void;
  addLabel(streams: readonly Stream[], key: string, value: string): Promise<void>;
  checkNow(nodeId: number): Promise<void>;
}

export function useStreamActions(): StreamActions {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reread = () => void client.invalidateQueries({ queryKey: ['streams'] });

  // The server cannot bring a forgotten stream back, so it is asked only when the time for Undo is over.
  const forget = (streams: readonly Stream[]) => {
    const ids = streams.map((stream) => stream.id);
    const stay = () => leaving.update((before) => new Set([...before].filter((id) => !ids.includes(id))));
    leaving.update((before) => new Set([...before, ...ids]));
    say(t('streams.forgotten', { count: ids.length, path: streams[0]?.path ?? '' }), {
      undo: stay,
      onGone: () => {
        const remove = (id: number) => answer(api.DELETE('/api/streams/{id}', { params: { path: { id } }, keepalive: true }));
        void forEachOf(ids, remove).then(({ problem }) => {
          stay();
          if (problem !== null) sayProblem(problem);
          reread();
        });
      },
    });
  };

  const setLabels = async (streams: readonly Stream[], labels: (stream: Stream) => Labels) => {
    const outcome = await forEachOf(streams, (stream) => patchStream(stream.id, { labels: labels(stream) }));
    if (outcome.problem !== null) sayProblem(outcome.problem);
    reread();
    return outcome.done;
  };

  const addLabel = async (streams: readonly Stream[], key: string, value: string) => {
    const done = await setLabels(streams, (stream) => ({ ...stream.labels, [key]: value }));
    if (done.length === 0) return;
    say(t('streams.labelAdded', { count: done.length, label: `${key}: ${value}` }), {
      undo: () => void setLabels(done, (stream) => stream.labels),
    });
  };

  const checkNow = async (nodeId: number) => {
    try {
      const result = await answer(api.POST('/api/health/quick-check/{id}', { params: { path: { id: nodeId } } }));
      if (result.success) say(t('nodes.checked', { name: result.node_name, count: result.updated }));
      else say(t('nodes.checkFailed', { name: result.node_name, why: result.error ?? result.code ?? '' }));
      void client.invalidateQueries({ queryKey: ['stream'] });
    } catch (error) {
      sayProblem(error);
    }
  };

  return { forget, addLabel, checkNow };
}
