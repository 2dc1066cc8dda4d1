import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { NodesStatus } from '../api/types';
import { NodeMark, SimulatedMark } from '../ui/marks';
import { number } from '../words/format';
import type { CellStatus } from './cells';
import dashboard from './dashboard.module.css';
import classes from './environments.module.css';
import { Panel } from './panel';
import { nodesStatusQuery, troubledQuery } from './queries';
import { Strip, type Troubled } from './strip';

type Node = NodesStatus['nodes'][number];
type TroubledOf = Map<number, Partial<Record<CellStatus, Troubled[]>>>;

/** Beyond this many nodes in an environment, those that are well wait behind a button. */
const MOST_SHOWN = 24;

const rank = (node: Node): number => (node.status === 'unhealthy' ? 0 : node.unhealthy_streams + node.degraded_streams > 0 ? 1 : 2);

/** Every node as a strip with a cell for each of its streams, by environment. */
export function Environments() {
  const { t } = useTranslation();
  const { data } = useQuery(nodesStatusQuery);
  const troubled = useTroubled();
  const environments = useMemo(() => {
    const groups = new Map<string, Node[]>();
    for (const node of data?.nodes ?? []) groups.set(node.environment, [...(groups.get(node.environment) ?? []), node]);
    // The largest first: that is the one people are on watch for.
    return [...groups].sort(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b));
  }, [data]);
  return (
    <div className={classes.environments}>
      {environments.map(([environment, nodes]) => (
        <Panel key={environment} title={environment} aside={t('nodes.count', { count: nodes.length, shown: number(nodes.length) })}>
          <Environment nodes={nodes} troubled={troubled} />
        </Panel>
      ))}
    </div>
  );
}

function useTroubled(): TroubledOf {
  const { data } = useQuery(troubledQuery);
  return useMemo(() => {
    const byNode: TroubledOf = new Map();
    for (const { id, node_id, path, status, reason } of data?.streams ?? []) {
      const node = byNode.get(node_id) ?? {};
      byNode.set(node_id, { ...node, [status]: [...(node[status] ?? []), { id, path, reason }] });
    }
    return byNode;
  }, [data]);
}

function Environment({ nodes, troubled }: { nodes: Node[]; troubled: TroubledOf }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  // By name, so that a strip is where it was; only in a large fleet do those in trouble come first.
  const sorted = [...nodes].sort((a, b) => (nodes.length > MOST_SHOWN ? rank(a) - rank(b) : 0) || a.name.localeCompare(b.name));
  const shown = isWhole ? sorted : sorted.slice(0, MOST_SHOWN);
  return (
    <>
      <ul className={classes.strips}>
        {shown.map((node) => (
          <NodeStrip key={node.id} node={node} troubled={troubled.get(node.id) ?? {}} />
        ))}
      </ul>
      {shown.length < sorted.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          {t('dashboard.moreNodes', { count: sorted.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function NodeStrip({ node, troubled }: { node: Node; troubled: Partial<Record<CellStatus, Troubled[]>> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const counts = { unhealthy: node.unhealthy_streams, degraded: node.degraded_streams, unknown: node.unknown_streams, healthy: node.healthy_streams };
  const id = String(node.id);
  const pick = (status: CellStatus, stream: Troubled | undefined) =>
    void navigate({ to: '/streams', search: { node: id, status, ...(stream && { stream: String(stream.id) }) } });
  return (
    <li>
      <span className={classes.name}>
        <Link to="/nodes" search={{ node: id }}>
          {node.name}
        </Link>
        {node.is_simulated && <SimulatedMark short />}
        {node.status !== 'healthy' && <NodeMark status={node.status} reason={node.reason} />}
      </span>
      <Strip counts={counts} troubled={troubled} onPick={pick} />
      <span className={`${dashboard.counts} ${classes.counts}`}>
        {(['unhealthy', 'degraded', 'unknown', 'healthy'] as const)
          .filter((status) => counts[status] > 0)
          .map((status) => (
            <Link key={status} to="/streams" search={{ node: id, status }} data-status={status}>
              {t(`status.count.${status}`, { count: counts[status], shown: number(counts[status]) })}
            </Link>
          ))}
      </span>
    </li>
  );
}
