import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Overview } from '../api/types';
import { askSession, sessionProblem } from '../auth/queries';
import { useSession } from '../auth/session';
import { overviewQuery } from '../dashboard/queries';
import { useConnection, useMessages, useTopics } from '../live/live';
import { useTicking } from '../ui/clock';
import { ProblemNote } from '../ui/problem-note';
import { useShortcuts } from '../ui/shortcuts';
import { useStore } from '../ui/store';
import classes from './frame.module.css';
import { LiveBar } from './live-bar';
import { BottomBar, PAGES, Rail } from './rail';
import { TopBar } from './top-bar';

const Palette = lazy(() => import('./palette'));
const Help = lazy(() => import('./help'));

const FRAME_TOPICS = ['fleet', 'incidents'];

/** What stands around every page, and the gate in front of all of them. */
export function Frame() {
  const me = useSession();
  const router = useRouter();
  useEffect(() => {
    const { href, pathname } = router.state.location;
    // The way to the login page may already be under way.
    if (me !== null || pathname === '/login') return;
    void router.navigate({ to: '/login', search: href === '/' ? {} : { next: href }, replace: true });
  }, [me, router]);
  return me ? <SignedIn /> : <Waiting />;
}

/** Before it is known who asks: the frame without words, so that nothing jumps when they come. */
function Waiting() {
  const problem = useStore(sessionProblem);
  if (problem !== null) {
    return (
      <main className={classes.waiting}>
        <ProblemNote error={problem} onRetry={() => void askSession()} />
      </main>
    );
  }
  return <div className={classes.frame} aria-busy />;
}

function SignedIn() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  useFrameLive();
  useTitle(pathname);
  useShortcuts([
    { keys: ['/', 'mod+k'], what: t('frame.keySearch'), run: () => setOpen('palette') },
    { keys: ['?'], what: t('frame.keyHelp'), run: () => setOpen('help') },
  ]);
  const fade = useFade();
  const close = () => setOpen(null);
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        {t('frame.skip')}
      </a>
      <Rail />
      <TopBar onSearch={() => setOpen('palette')} onHelp={() => setOpen('help')} />
      <LiveBar />
      <main id="main" className={classes.main} tabIndex={-1} data-fade={fade || undefined}>
        <Outlet />
      </main>
      <BottomBar />
      <Suspense>
        {open === 'palette' && <Palette onClose={close} onHelp={() => setOpen('help')} />}
        {open === 'help' && <Help onClose={close} />}
      </Suspense>
    </div>
  );
}

/** Keeps what the frame shows true, and has everything read again when something was missed. */
function useFrameLive(): void {
  const client = useQueryClient();
  useTopics(FRAME_TOPICS);
  useMessages((messages) => {
    for (const message of messages) {
      if (message.type === 'numbers' && message.topic === 'fleet') {
        // The live counts leave out what is costly to count; that is kept from the last reading.
        client.setQueryData(overviewQuery.queryKey, (before) => before && { ...before, ...(message.data as Partial<Overview>), timestamp: message.at });
      }
      if (message.type === 'resync') void client.invalidateQueries();
    }
  });
}

function useTitle(pathname: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    const page = PAGES.find((each) => each.to === pathname);
    document.title = page ? `${t(`frame.pages.${page.id}`)} · Signalbox` : 'Signalbox';
  }, [pathname, t]);
}

/** How far the last known picture has faded: a step each half minute without a connection. */
function useFade(): number {
  const connection = useConnection();
  const lostAt = 'lostAt' in connection ? connection.lostAt : null;
  return useTicking(() => {
    if (lostAt === null) return 0;
    const seconds = (Date.now() - lostAt) / 1000;
    return seconds < 5 ? 0 : seconds < 30 ? 1 : seconds < 120 ? 2 : 3;
  });
}

