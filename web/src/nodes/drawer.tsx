import { Button } from '@mantine/core';
import { IconPencil, IconPlugConnected, IconPower, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import type { NodeDetail } from '../api/types';
import { useMay } from '../auth/session';
import { EventLines } from '../events/lines';
import { useTopics } from '../live/live';
import { Age, Lasting } from '../ui/age';
import { AddressList } from '../ui/address-list';
import { CopyButton } from '../ui/copy-button';
import { Drawer, Facts, Section, StateLine } from '../ui/drawer';
import { LabelChips, NodeMark, SeverityIcon, SimulatedMark } from '../ui/marks';
import { ProblemNote } from '../ui/problem-note';
import { StatusBar } from '../ui/status-bar';
import { bitrate, elapsed, number } from '../words/format';
import { openWord } from '../words/open';
import { useNodeActions } from './actions';
import { countsOf } from './columns';
import classes from './drawer.module.css';
import { nodeEventsQuery, nodeIncidentsQuery, nodeQuery } from './queries';
import { Report } from './report';

export function NodeDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: node, error, refetch } = useQuery(nodeQuery(id));
  useTopics([`node:${id}`]);
  const test = useMutation({ mutationFn: () => answer(api.POST('/api/fleet/nodes/{id}/test', { params: { path: { id } } })) });
  if (!node) {
    return (
      <Drawer title={t('nodes.one', { id })} onClose={onClose}>
        {error && (
          <Section title={t('nodes.notShown')}>
            <ProblemNote error={error} onRetry={() => void refetch()} />
          </Section>
        )}
      </Drawer>
    );
  }
  return (
    <Drawer
      title={node.name}
      under={
        <>
          <code>{node.api_url}</code>
          <CopyButton text={node.api_url} what={t('nodes.apiUrl')} />
          <span>{node.environment}</span>
          {node.is_simulated && <SimulatedMark />}
          <LabelChips labels={node.labels} />
        </>
      }
      actions={<Actions node={node} onClose={onClose} onTest={() => test.mutate()} isTesting={test.isPending} />}
      onClose={onClose}
    >
      <Section title={t('streams.answer')}>
        <StateLine mark={<NodeMark status={node.status} reason={node.reason} />} lasting={<Lasting since={node.since} />} />
        {/* "Answers. Answers." says nothing twice. */}
        {node.status !== 'healthy' && <p className={classes.sentence}>{node.detail}</p>}
        {test.error && <ProblemNote error={test.error} />}
        {test.data && <Report report={test.data} />}
      </Section>
      <Incidents id={id} />
      <Section
        title={t('nodes.streams')}
        aside={
          <Link to="/streams" search={{ node: String(id) }}>
            {t('nodes.allStreams', { count: node.stream_count, shown: number(node.stream_count) })}
          </Link>
        }
      >
        <Streams node={node} />
      </Section>
      <Section title={t('streams.numbers')} aside={<Age at={node.last_seen} fallback={t('nodes.never')} />}>
        <Numbers node={node} />
      </Section>
      <Addresses node={node} />
      <Timeline id={id} />
    </Drawer>
  );
}

function Actions({ node, onClose, onTest, isTesting }: { node: NodeDetail; onClose: () => void; onTest: () => void; isTesting: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const actions = useNodeActions();
  const mayChange = useMay('operator');
  const [isChecking, setChecking] = useState(false);
  const check = () => {
    setChecking(true);
    void actions.check([node]).finally(() => setChecking(false));
  };
  const button = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <>
      <Button {...button} leftSection={<IconRefresh size={15} />} loading={isChecking} disabled={!mayChange || !node.is_active} onClick={check}>
        {t('streams.checkNow')}
      </Button>
      <Button {...button} leftSection={<IconPlugConnected size={15} />} loading={isTesting} disabled={!mayChange} onClick={onTest}>
        {t('nodes.test')}
      </Button>
      <Button
        {...button}
        leftSection={<IconPencil size={15} />}
        disabled={!mayChange}
        onClick={() => void navigate({ to: '/nodes', search: { form: String(node.id) } })}
      >
        {t('common.edit')}
      </Button>
      <Button
        {...button}
        leftSection={<IconPower size={15} />}
        disabled={!mayChange}
        title={t('nodes.switchHelp')}
        onClick={() => void actions.switchTo([node], !node.is_active)}
      >
        {node.is_active ? t('nodes.switchOff') : t('nodes.switchOn')}
      </Button>
      <Button
        {...button}
        leftSection={<IconTrash size={15} />}
        disabled={!mayChange}
        title={t('nodes.removeHelp')}
        onClick={() => {
          onClose();
          void actions.remove(node);
        }}
      >
        {t('nodes.remove')}
      </Button>
    </>
  );
}

function Streams({ node }: { node: NodeDetail }) {
  const { t } = useTranslation();
  const counts = countsOf(node);
  const id = String(node.id);
  return (
    <>
      <StatusBar thick counts={counts} />
      <p className={classes.links}>
        {(['unhealthy', 'degraded', 'unknown', 'healthy'] as const)
          .filter((status) => counts[status] > 0)
          .map((status) => (
            <Link key={status} to="/streams" search={{ node: id, status }}>
              {t(`status.count.${status}`, { count: counts[status], shown: number(counts[status]) })}
            </Link>
          ))}
        {node.missing_streams > 0 && (
          <Link to="/streams" search={{ node: id, missing: 'yes' }}>
            {t('nodes.missing', { count: node.missing_streams, shown: number(node.missing_streams) })}
          </Link>
        )}
      </p>
    </>
  );
}

function Numbers({ node }: { node: NodeDetail }) {
  const { t } = useTranslation();
  const none = '–';
  return (
    <Facts
      facts={[
        [t('nodes.viewers'), node.viewers === null ? none : number(node.viewers)],
        [t('streams.rateIn'), node.bitrate === null ? none : bitrate(node.bitrate)],
        [t('streams.rateOut'), node.outbound_bitrate === null ? none : bitrate(node.outbound_bitrate)],
        [t('nodes.version'), node.version ?? none],
        [t('nodes.started'), <Age key="started" at={node.started} />],
        [t('nodes.pollTime'), node.poll_seconds === null ? none : elapsed(node.poll_seconds)],
        [t('streams.lastCheck'), <Age key="check" at={node.last_check} />],
        [t('nodes.interval'), node.poll_interval_seconds === null ? t('nodes.intervalDefault') : elapsed(node.poll_interval_seconds)],
        [t('nodes.capabilities'), node.capabilities.length > 0 ? node.capabilities.map((each) => openWord('capability', each)).join(' · ') : none],
      ]}
    />
  );
}

function Incidents({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(nodeIncidentsQuery(id));
  if (!data || data.total === 0) return null;
  return (
    <Section
      title={t('frame.pages.incidents')}
      aside={
        <Link to="/incidents" search={{ node: String(id) }}>
          {t('nodes.allIncidents', { count: data.total })}
        </Link>
      }
    >
      <ul className={classes.incidents}>
        {data.incidents.map((incident) => (
          <li key={incident.id}>
            <SeverityIcon severity={incident.severity} />
            <Link to="/incidents" search={{ incident: String(incident.id) }}>
              {incident.title}
            </Link>
            <Age at={incident.opened_at} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Addresses({ node }: { node: NodeDetail }) {
  const { t } = useTranslation();
  const all: [string, string | null][] = [
    ['RTSP', node.rtsp_url],
    ['RTMP', node.rtmp_url],
    ['HLS', node.hls_url],
    ['WebRTC', node.webrtc_url],
    ['SRT', node.srt_url],
  ];
  const known = all.flatMap(([protocol, url]) => (url === null ? [] : [{ protocol, url }]));
  return (
    <Section title={t('nodes.addresses')}>
      {known.length === 0 && <p className={classes.dim}>{t('nodes.noAddresses')}</p>}
      <AddressList addresses={known} />
    </Section>
  );
}

function Timeline({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(nodeEventsQuery(id));
  return (
    <Section
      title={t('streams.timeline')}
      aside={
        <Link to="/events" search={{ node: String(id) }}>
          {t('nodes.allEvents')}
        </Link>
      }
    >
      {data?.events.length === 0 && <p className={classes.dim}>{t('nodes.noEvents')}</p>}
      <EventLines events={data?.events ?? []} />
    </Section>
  );
}
