import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import type { Node } from '../api/types';
import { Age } from '../ui/age';
import { NodeMark } from '../ui/marks';
import { StatusBar, useCountsInWords } from '../ui/status-bar';
import { bitrate, number } from '../words/format';
import { Answered, countsOf, NodeName } from './columns';
import classes from './nodes.module.css';

/** A node at a glance: whether it answers, what its streams are, how much goes through it. */
export const NodeCard = memo(function NodeCard({ node, isOpen, onOpen }: { node: Node; isOpen: boolean; onOpen: (node: Node) => void }) {
  const { t } = useTranslation();
  const inWords = useCountsInWords();
  return (
    <li className={classes.card} data-open={isOpen || undefined}>
      <div className={classes.cardHead}>
        <button type="button" className={classes.cardOpen} onClick={() => onOpen(node)}>
          <NodeName node={node} />
        </button>
        {/* One that answers is seen now, which its last line says. */}
        {node.status !== 'healthy' && <NodeMark status={node.status} reason={node.reason} />}
      </div>
      {node.status === 'unhealthy' && (
        <p className={classes.why} title={node.detail}>
          {node.detail}
        </p>
      )}
      <StatusBar counts={countsOf(node)} />
      <p className={classes.counts}>{node.stream_count > 0 ? inWords(countsOf(node)) : t('nodes.noStreams')}</p>
      <dl className={classes.cardFacts}>
        <div>
          <dt>{t('nodes.viewers')}</dt>
          <dd>
            <Answered node={node} text={node.viewers === null ? null : number(node.viewers)} />
          </dd>
        </div>
        <div>
          <dt>{t('nodes.in')}</dt>
          <dd>
            <Answered node={node} text={node.bitrate === null ? null : bitrate(node.bitrate)} />
          </dd>
        </div>
        <div>
          <dt>{t('nodes.out')}</dt>
          <dd>
            <Answered node={node} text={node.outbound_bitrate === null ? null : bitrate(node.outbound_bitrate)} />
          </dd>
        </div>
      </dl>
      <p className={classes.cardFoot}>
        <span>{node.version ? t('nodes.mediamtx', { version: node.version }) : t('nodes.versionUnknown')}</span>
        <span>
          {t('nodes.lastSeen')} <Age at={node.last_seen} fallback={t('nodes.never')} />
        </span>
      </p>
    </li>
  );
});
