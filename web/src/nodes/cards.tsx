import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Node } from '../api/types';
import type { ListPage, Windowed } from '../ui/window';
import { PAGE_SIZE } from '../ui/window';
import { NodeCard } from './card';
import classes from './nodes.module.css';

type Group = [environment: string, nodes: Node[]];

/** As on the dashboard: the environment people are on watch for comes first. */
const largestFirst = ([a, x]: Group, [b, y]: Group) => y.length - x.length || a.localeCompare(b);

interface Props {
  list: Windowed<Node, ListPage<Node>>;
  openId: number | undefined;
  onOpen: (node: Node) => void;
  onVisible: (nodes: Node[]) => void;
}

/** As many cards as are worth looking at; a fleet beyond that is a table. */
const MOST_PAGES = 5;

export function NodeCards({ list, openId, onOpen, onVisible }: Props) {
  const { t } = useTranslation();
  const { setRange, row, total = 0 } = list;
  const shown = Math.min(total, MOST_PAGES * PAGE_SIZE);
  useEffect(() => setRange(0, shown - 1), [setRange, shown]);

  const nodes = useMemo(() => Array.from({ length: shown }, (_, i) => row(i)).filter((node) => node !== undefined), [row, shown]);
  const ids = nodes.map((node) => node.id).join();
  const newest = useRef(nodes);
  useEffect(() => {
    newest.current = nodes;
  });
  useEffect(() => onVisible(newest.current), [ids, onVisible]);

  const environments = new Map<string, Node[]>();
  for (const node of nodes) environments.set(node.environment, [...(environments.get(node.environment) ?? []), node]);
  return (
    <div className={classes.cards} role="region" aria-label={t('nodes.cards')} tabIndex={0}>
      {[...environments].sort(largestFirst).map(([environment, members]) => (
        <section key={environment}>
          <h2>
            {environment} · {members.length}
          </h2>
          <ul className={classes.grid}>
            {members.map((node) => (
              <NodeCard key={node.id} node={node} isOpen={node.id === openId} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      {total > shown && <p>{t('nodes.moreInTable', { count: total - shown })}</p>}
    </div>
  );
}
