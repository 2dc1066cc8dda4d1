import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Overview } from '../api/types';
import { useMay } from '../auth/session';
import { allNodesQuery } from '../nodes/queries';
import { fetchStreams, playbackQuery } from '../streams/queries';
import { addressesOf } from '../streams/playback';
import { CommandLine } from '../ui/command-line';
import page from '../ui/page.module.css';
import { number } from '../words/format';
import classes from './first-run.module.css';

function Step({ number: at, title, isDone, isNow, children }: { number: number; title: string; isDone: boolean; isNow: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <li className={classes.step} data-now={isNow || undefined} aria-current={isNow ? 'step' : undefined}>
      {isDone ? <IconCircleCheck size={22} role="img" aria-label={t('dashboard.done')} /> : <IconCircle size={22} aria-hidden />}
      <div>
        <h2>
          {at}. {title}
        </h2>
        {children}
      </div>
    </li>
  );
}

/** From nothing to a picture: a node, a stream, and somewhere to watch it. */
export function FirstRun({ overview, onDone }: { overview: Overview; onDone: (() => void) | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayAdd = useMay('operator');
  const [hasWatched, setWatched] = useState(false);
  const hasNode = overview.nodes.total + overview.nodes.inactive > 0;
  const hasStream = overview.streams.total > 0;
  const isWatched = hasWatched || overview.viewers > 0;
  const rtsp = useRtspUrl(hasNode);
  return (
    <div className={page.flow}>
      <header className={classes.head}>
        <h1>{t('dashboard.first')}</h1>
        <p>{t('dashboard.firstLead')}</p>
      </header>
      <ol className={classes.steps}>
        <Step number={1} title={t('dashboard.stepNode')} isDone={hasNode} isNow={!hasNode}>
          {hasNode ? (
            <p>{t('dashboard.stepNodeDone', { count: overview.nodes.total, shown: number(overview.nodes.total) })}</p>
          ) : (
            <>
              <p>{t('nodes.noneHelp')}</p>
              <Button disabled={!mayAdd} onClick={() => void navigate({ to: '/nodes', search: { form: 'new' } })}>
                {t('nodes.add')}
              </Button>
              <CommandLine command="./signalbox nodes add --name local --api-url http://127.0.0.1:9997" />
            </>
          )}
        </Step>
        <Step number={2} title={t('dashboard.stepStream')} isDone={hasStream} isNow={hasNode && !hasStream}>
          {hasStream ? (
            <p>{t('dashboard.stepStreamDone', { count: overview.streams.total, shown: number(overview.streams.total) })}</p>
          ) : (
            <>
              <p>{t('dashboard.stepStreamHelp')}</p>
              {hasNode && (
                <CommandLine
                  command={`ffmpeg -re -f lavfi -i testsrc2=size=1280x720:rate=25 -c:v libx264 -g 50 -f rtsp ${rtsp}/test`}
                  label={t('dashboard.testPicture')}
                />
              )}
            </>
          )}
        </Step>
        <Step number={3} title={t('dashboard.stepWatch')} isDone={hasStream && isWatched} isNow={hasStream && !isWatched}>
          {hasStream ? <Watch onWatched={() => setWatched(true)} /> : <p>{t('dashboard.stepWatchHelp')}</p>}
        </Step>
      </ol>
      {onDone && (
        <div>
          <Button variant={isWatched ? 'filled' : 'default'} onClick={onDone}>
            {t('frame.toDashboard')}
          </Button>
        </div>
      )}
    </div>
  );
}

function useRtspUrl(hasNode: boolean): string {
  const { data } = useQuery({ ...allNodesQuery, enabled: hasNode });
  return data?.nodes.find((node) => node.rtsp_url)?.rtsp_url?.replace(/\/$/, '') ?? 'rtsp://127.0.0.1:8554';
}

/** Offers the first stream that plays, in the browser where the node can. */
function Watch({ onWatched }: { onWatched: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery({ queryKey: ['dashboard', 'playable'], queryFn: ({ signal }) => fetchStreams({ status: 'healthy' }, 1, signal, 1) });
  const stream = data?.rows[0];
  const { data: playback } = useQuery({ ...playbackQuery(stream?.id ?? 0), enabled: stream !== undefined });
  const address = playback ? addressesOf(playback).find((each) => each.page) : undefined;
  if (!stream) return <p>{t('dashboard.stepWatchWait')}</p>;
  return (
    <>
      <p>{t('dashboard.stepWatchReady', { path: stream.path })}</p>
      <div className={classes.buttons}>
        {address?.page && (
          <Button component="a" href={address.page} target="_blank" rel="noopener noreferrer" onClick={onWatched}>
            {t('streams.open', { protocol: address.protocol })}
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => {
            onWatched();
            void navigate({ to: '/streams', search: { stream: String(stream.id) } });
          }}
        >
          {t('dashboard.showStream')}
        </Button>
      </div>
    </>
  );
}
