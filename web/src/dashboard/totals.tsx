import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Overview } from '../api/types';
import { StatusBar } from '../ui/status-bar';
import { bitrate, number, percent } from '../words/format';
import classes from './dashboard.module.css';

function Tile({ title, value, under, tone }: { title: string; value: ReactNode; under?: ReactNode; tone?: 'act' | 'soon' | undefined }) {
  return (
    <div className={classes.tile}>
      <h2>{title}</h2>
      <p className={classes.value} data-tone={tone}>
        {value}
      </p>
      <div className={classes.under}>{under}</div>
    </div>
  );
}

/** Whether it is well, in five numbers. */
export function Totals({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const { nodes, incidents } = overview;
  const up = nodes.healthy + nodes.degraded;
  const { critical, error } = incidents.by_severity;
  const isUnattended = incidents.open > incidents.acknowledged && critical + error > 0;
  return (
    <div className={classes.totals}>
      <Tile
        title={t('frame.pages.nodes')}
        tone={nodes.unhealthy > 0 ? 'act' : undefined}
        value={
          <Link to="/nodes">
            {number(up)} <small>/ {number(nodes.total)}</small>
          </Link>
        }
        under={nodes.unhealthy > 0 ? t('frame.nodesDown', { count: nodes.unhealthy }) : nodes.inactive > 0 ? t('dashboard.inactive', { count: nodes.inactive }) : t('dashboard.allAnswer')}
      />
      <StreamTile streams={overview.streams} />
      <Tile title={t('dashboard.viewers')} value={number(overview.viewers)} under={t('dashboard.viewersUnder')} />
      <Tile
        title={t('dashboard.traffic')}
        value={bitrate(overview.bitrate)}
        under={t('dashboard.out', { rate: bitrate(overview.outbound_bitrate) })}
      />
      <Tile
        title={t('frame.pages.incidents')}
        tone={isUnattended ? 'act' : incidents.open > 0 ? 'soon' : undefined}
        value={<Link to="/incidents">{number(incidents.open)}</Link>}
        under={incidents.open > 0 ? t('dashboard.acknowledged', { count: incidents.acknowledged }) : t('dashboard.calm')}
      />
    </div>
  );
}

function StreamTile({ streams }: { streams: Overview['streams'] }) {
  const { t } = useTranslation();
  return (
    <div className={`${classes.tile} ${classes.streams}`}>
      <h2>{t('frame.pages.streams')}</h2>
      <p className={classes.value}>
        <Link to="/streams">{number(streams.total)}</Link>
        {streams.health_rate !== null && <small>{t('dashboard.healthRate', { percent: percent(streams.health_rate) })}</small>}
      </p>
      <StatusBar thick counts={streams} />
      <div className={classes.counts}>
        {/* The state bar has the zeros; here they would only take the room of what is. */}
        {(['unhealthy', 'degraded', 'unknown', 'healthy'] as const)
          .filter((status) => streams[status] > 0)
          .map((status) => (
            <Link key={status} to="/streams" search={{ status }} data-status={status}>
              {t(`status.count.${status}`, { count: streams[status], shown: number(streams[status]) })}
            </Link>
          ))}
        {streams.missing > 0 && (
          <Link to="/streams" search={{ missing: 'yes' }}>
            {t('nodes.missing', { count: streams.missing, shown: number(streams.missing) })}
          </Link>
        )}
      </div>
    </div>
  );
}
