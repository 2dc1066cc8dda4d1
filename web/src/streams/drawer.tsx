import { Button } from '@mantine/core';
import { IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Stream, StreamDetail } from '../api/types';
import { useMay } from '../auth/session';
import { useTopics } from '../live/live';
import { useIsSimulated } from '../nodes/queries';
import { Age } from '../ui/age';
import { CopyButton } from '../ui/copy-button';
import { Drawer, Facts, Section } from '../ui/drawer';
import { LabelChips, SimulatedMark } from '../ui/marks';
import { ProblemNote } from '../ui/problem-note';
import { useStore } from '../ui/store';
import { bitrate, bytes, number } from '../words/format';
import { leaving, useStreamActions } from './actions';
import { trackText } from './columns';
import { StreamEdit } from './edit';
import { StreamAnswer, StreamEvidence } from './explanation';
import { StreamPlayback } from './playback';
import { streamQuery, type StreamList } from './queries';
import { StreamTimeline } from './timeline';
import classes from './drawer.module.css';

/** The row of the table, so that the drawer has something to say before its own answers are there. */
function useKnownRow(id: number): Stream | undefined {
  const client = useQueryClient();
  for (const [, page] of client.getQueriesData<StreamList>({ queryKey: ['streams', 'page'] })) {
    const row = page?.rows.find((each) => each.id === id);
    if (row) return row;
  }
  return undefined;
}

export function StreamDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(streamQuery(id));
  const known = useKnownRow(id);
  const stream = query.data ?? known;
  const isSimulated = useIsSimulated();
  const actions = useStreamActions();
  const mayChange = useMay('operator');
  const isLeaving = useStore(leaving).has(id);
  const [isEditing, setEditing] = useState(false);
  const [isChecking, setChecking] = useState(false);
  useTopics([`stream:${id}`]);

  if (!stream) {
    return (
      <Drawer title={t('streams.one', { id })} onClose={onClose}>
        {query.error && (
          <Section title={t('streams.notShown')}>
            <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
          </Section>
        )}
      </Drawer>
    );
  }

  const check = () => {
    setChecking(true);
    void actions.checkNow(stream.node_id).finally(() => setChecking(false));
  };
  return (
    <Drawer
      title={
        <span className={classes.title}>
          {stream.path}
          <CopyButton text={stream.path} what={t('streams.path')} />
        </span>
      }
      under={
        <>
          {stream.name !== stream.path && <span>{stream.name}</span>}
          <Link to="/nodes" search={{ node: String(stream.node_id) }}>
            {stream.node_name}
          </Link>
          <span>{stream.environment}</span>
          {isSimulated(stream.node_id) && <SimulatedMark />}
          <LabelChips labels={stream.labels} />
        </>
      }
      actions={
        <>
          <Button variant="default" size="compact-sm" leftSection={<IconRefresh size={15} />} loading={isChecking} disabled={!mayChange} onClick={check}>
            {t('streams.checkNow')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPencil size={15} />}
            disabled={!mayChange || !query.data}
            aria-expanded={isEditing}
            onClick={() => setEditing(!isEditing)}
          >
            {t('common.edit')}
          </Button>
          {!stream.present && (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconTrash size={15} />}
              disabled={!mayChange || isLeaving}
              title={t('streams.forgetHelp')}
              onClick={() => actions.forget([stream])}
            >
              {t('streams.forget')}
            </Button>
          )}
        </>
      }
      onClose={onClose}
    >
      {isEditing && query.data && <StreamEdit stream={query.data} onDone={() => setEditing(false)} />}
      <StreamAnswer stream={stream} />
      <StreamEvidence id={id} />
      <Section title={t('streams.numbers')} aside={<Source stream={stream} />}>
        <StreamFacts stream={stream} detail={query.data} />
      </Section>
      <StreamPlayback id={id} />
      <StreamTimeline id={id} />
    </Drawer>
  );
}

/** Every number has an age and a source. */
function Source({ stream }: { stream: Stream }) {
  const { t } = useTranslation();
  return (
    <span>
      {stream.node_name}, <Age at={stream.last_check} fallback={t('streams.neverMeasured')} />
    </span>
  );
}

function StreamFacts({ stream, detail }: { stream: Stream; detail: StreamDetail | undefined }) {
  const { t } = useTranslation();
  const none = '–';
  const rate = (value: number | null) => (value === null ? none : bitrate(value));
  const size = (value: number | null) => (value === null ? none : bytes(value));
  return (
    <Facts
      facts={[
        [t('streams.rateIn'), rate(stream.bitrate)],
        [t('streams.rateOut'), rate(stream.outbound_bitrate)],
        [t('streams.readers'), stream.readers === null ? none : number(stream.readers)],
        [t('streams.received'), size(stream.bytes_received)],
        [t('streams.sent'), size(stream.bytes_sent)],
        [t('streams.liveSince'), <Age key="live" at={detail?.live_since} />],
        [t('streams.source'), stream.source_type ?? none],
        [t('streams.tracks'), stream.tracks.map(trackText).join(', ') || none],
        [t('streams.framesInError'), detail?.frames_in_error == null ? none : number(detail.frames_in_error)],
        [t('streams.configEntry'), detail?.conf_name ?? none],
        [t('streams.comesFrom'), stream.source_url ?? none],
        [t('streams.knownSince'), <Age key="known" at={detail?.created_at} />],
      ]}
    />
  );
}
