import { ActionIcon } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Playback } from '../api/types';
import { CopyButton } from '../ui/copy-button';
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
      <ul className={classes.urls}>
        {addresses.map(({ protocol, url, page }) => (
          <li key={protocol}>
            <b>{protocol}</b>
            <code title={url}>{url}</code>
            <span>
              {page && (
                <ActionIcon
                  component="a"
                  href={page}
                  target="_blank"
                  rel="noopener noreferrer"
                  size="sm"
                  aria-label={t('streams.open', { protocol })}
                  title={t('streams.open', { protocol })}
                >
                  <IconExternalLink size={15} />
                </ActionIcon>
              )}
              <CopyButton text={url} what={protocol} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
