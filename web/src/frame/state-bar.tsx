import {
  IconAlertHexagonFilled,
  IconAlertTriangle,
  IconAlertTriangleFilled,
  IconBroadcast,
  IconCircleDashed,
  IconCircleXFilled,
  IconServer2,
  type Icon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { overviewQuery } from '../dashboard/queries';
import type { Tone } from '../ui/tone';
import { number } from '../words/format';
import classes from './state-bar.module.css';

interface Count {
  icon: Icon;
  tone: Tone;
  count: number;
  /** What is counted, in a sentence: the title and the name for those who do not see the icon. */
  name: string;
}

function Counted({ icon: Glyph, tone, count, name }: Count) {
  return (
    <span className={classes.count} data-tone={count > 0 ? tone : undefined} title={name}>
      <Glyph size={15} aria-hidden />
      <span aria-hidden>{number(count)}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}

function Group({ label, icon: Glyph, children }: { label: string; icon: Icon; children: ReactNode }) {
  return (
    <span className={classes.group}>
      <span className={classes.label}>{label}</span>
      {/* In the place of the word where there is no room for it. */}
      <Glyph className={classes.sign} size={16} stroke={1.7} aria-hidden />
      {children}
    </span>
  );
}

/** Whether all is well, everywhere: grey zeros when it is. */
export function StateBar() {
  const { t } = useTranslation();
  const { data } = useQuery(overviewQuery);
  if (!data) return <div className={classes.bar} aria-busy />;
  const { nodes, incidents, streams } = data;
  const { critical, error, warning } = incidents.by_severity;
  return (
    <div className={classes.bar} role="group" aria-label={t('frame.state')}>
      <Link to="/nodes" search={{ status: 'unhealthy' }} className={classes.link}>
        <Group label={t('frame.pages.nodes')} icon={IconServer2}>
          <Counted icon={IconCircleXFilled} tone="act" count={nodes.unhealthy} name={t('frame.nodesDown', { count: nodes.unhealthy })} />
        </Group>
      </Link>
      <Link to="/incidents" className={classes.link}>
        <Group label={t('frame.pages.incidents')} icon={IconAlertTriangle}>
          <Counted icon={IconAlertHexagonFilled} tone="act" count={critical} name={t('frame.critical', { count: critical })} />
          <Counted icon={IconCircleXFilled} tone="act" count={error} name={t('frame.errors', { count: error })} />
          <Counted icon={IconAlertTriangleFilled} tone="soon" count={warning} name={t('frame.warnings', { count: warning })} />
        </Group>
      </Link>
      <Link to="/streams" search={{ status: 'unhealthy,degraded,unknown', sort: '-status' }} className={classes.link}>
        <Group label={t('frame.pages.streams')} icon={IconBroadcast}>
          <Counted icon={IconCircleXFilled} tone="act" count={streams.unhealthy} name={t('frame.unhealthy', { count: streams.unhealthy })} />
          <Counted icon={IconAlertTriangleFilled} tone="soon" count={streams.degraded} name={t('frame.degraded', { count: streams.degraded })} />
          <Counted icon={IconCircleDashed} tone="unknown" count={streams.unknown} name={t('frame.unknown', { count: streams.unknown })} />
        </Group>
      </Link>
    </div>
  );
}
