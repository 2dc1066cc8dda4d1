import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import type { Node } from '../api/types';
import { forEachOf } from '../ui/for-each';
import { say, sayProblem } from '../ui/toasts';

const at = (id: number) => ({ params: { path: { id } } });

export interface NodeActions {
  check(nodes: readonly Node[]): Promise<void>;
  checkAll(): Promise<void>;
  switchTo(nodes: readonly Node[], isActive: boolean): Promise<void>;
  remove(node: Node): Promise<void>;
}

export function useNodeActions(): NodeActions {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reread = () => client.invalidateQueries({ queryKey: ['nodes'] });

  const checkOne = async (node: Node) => {
    const result = await answer(api.POST('/api/health/quick-check/{id}', at(node.id)));
    if (result.success) say(t('nodes.checked', { name: result.node_name, count: result.updated }));
    else say(t('nodes.checkFailed', { name: result.node_name, why: result.error ?? result.code ?? '' }));
  };

  const check = async (nodes: readonly Node[]) => {
    const [first] = nodes;
    if (nodes.length === 1 && first) return checkOne(first).then(reread, sayProblem);
    const ask = (node: Node) => answer(api.POST('/api/health/quick-check/{id}', at(node.id)));
    const { done, problem } = await forEachOf(nodes, ask);
    if (problem !== null) sayProblem(problem);
    if (done.length > 0) say(t('nodes.allChecked', { count: done.length }));
    await reread();
  };

  const checkAll = async () => {
    try {
      const result = await answer(api.POST('/api/health/quick-check'));
      say(t('nodes.allChecked', { count: result.nodes_checked }));
      await reread();
    } catch (error) {
      sayProblem(error);
    }
  };

  const set = async (nodes: readonly Node[], isActive: boolean) => {
    const outcome = await forEachOf(nodes, (node) => answer(api.PATCH('/api/fleet/nodes/{id}', { ...at(node.id), body: { is_active: isActive } })));
    if (outcome.problem !== null) sayProblem(outcome.problem);
    await reread();
    return outcome.done;
  };

  const switchTo = async (nodes: readonly Node[], isActive: boolean) => {
    const done = await set(nodes.filter((node) => node.is_active !== isActive), isActive);
    if (done.length === 0) return;
    const names = { count: done.length, name: done[0]?.name ?? '' };
    say(isActive ? t('nodes.switchedOn', names) : t('nodes.switchedOff', names), { undo: () => void set(done, !isActive) });
  };

  const remove = async (node: Node) => {
    try {
      const { message } = await answer(api.DELETE('/api/fleet/nodes/{id}', at(node.id)));
      const restore = () => answer(api.POST('/api/fleet/nodes/{id}/restore', at(node.id))).then(reread, sayProblem);
      say(message, { undo: () => void restore() });
      await reread();
    } catch (error) {
      sayProblem(error);
    }
  };

  return { check, checkAll, switchTo, remove };
}
