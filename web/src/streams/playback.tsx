import { ActionIcon } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Playback } from '../api/types';
import { AddressList } from '../ui/address-list';
import { Section } from '../ui/drawer';
import { ProblemNote } from '../ui/problem-note';
import classes from './drawer.module.css';
import { playbackQuery } from './queries';

interface Address {
  protocol: string;
  url: string;
  /** What a browser can open: MediaMTX serves a player there. */
  page: string | null;
}

/** The addresses there are, those a browser plays first. */
export function addressesOf(playback: Playback): Address[] {
  const all: [string, string | null, string | null][] = [
    ['WebRTC', playback.webrtc_url, playback.webrtc_url],
    ['HLS', playback.hls_url, playback.hls_url?.replace(/\/index\.m3u8$/, '/') ?? null],
    ['RTSP', playback.rtsp_url, null],
    ['RTMP', playback.rtmp_url, null],
    ['SRT', playback.srt_url, null],
    ['WHEP', playback.whep_url, null],
  ];
  return all.flatMap(([protocol, url, page]) => (url ? [{ protocol, url, page }] : []));
}

export function StreamPlayback({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(playbackQuery(id));
  const addresses = data ? addressesOf(data) : [];
  return (
    <Section title={t('streams.watch')}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && addresses.length === 0 && <p className={classes.dim}>{t('streams.noAddresses')}</p>}
      <AddressList addresses={addresses.map(({ protocol, url, page }) => ({ protocol, url, more: page && <OpenPage protocol={protocol} page={page} /> }))} />
    </Section>
  );
}

function OpenPage({ protocol, page }: { protocol: string; page: string }) {
  const { t } = useTranslation();
  const what = t('streams.open', { protocol });
  return (
    <ActionIcon component="a" href={page} target="_blank" rel="noopener noreferrer" size="sm" aria-label={what} title={what}>
      <IconExternalLink size={15} />
    </ActionIcon>
  );
}
