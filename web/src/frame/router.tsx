import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';

import { queryClient } from '../api/query-client';
import { overviewQuery } from '../dashboard/queries';
import { readEventSearch } from '../events/search';
import { readIncidentSearch } from '../incidents/search';
import { readNodeSearch } from '../nodes/search';
import { firstStreams } from '../streams/queries';
import { readStreamSearch } from '../streams/search';
import { parseSearch, pick, stringifySearch, type Search } from '../ui/url';
import { Failed } from './failed';
import { Frame } from './frame';
import { NotFound } from './not-found';

const root = createRootRoute();

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Search) => pick(search, ['next']),
  component: lazyRouteComponent(() => import('../auth/page'), 'LoginPage'),
});

const frame = createRoute({ getParentRoute: () => root, id: '_frame', component: Frame });

const dashboard = createRoute({
  getParentRoute: () => frame,
  path: '/',
  loader: () => void queryClient.prefetchQuery(overviewQuery),
  component: lazyRouteComponent(() => import('../dashboard/page'), 'DashboardPage'),
});

const streams = createRoute({
  getParentRoute: () => frame,
  path: '/streams',
  validateSearch: readStreamSearch,
  loaderDeps: ({ search }) => search,
  // Data and code of the table travel at the same time. A change of the filter is the table's own business.
  loader: ({ deps, cause }) => void (cause === 'enter' && queryClient.prefetchQuery(firstStreams(deps))),
  component: lazyRouteComponent(() => import('../streams/page'), 'StreamsPage'),
});

const incidents = createRoute({
  getParentRoute: () => frame,
  path: '/incidents',
  validateSearch: readIncidentSearch,
  component: lazyRouteComponent(() => import('../incidents/page'), 'IncidentsPage'),
});

const events = createRoute({
  getParentRoute: () => frame,
  path: '/events',
  validateSearch: readEventSearch,
  component: lazyRouteComponent(() => import('../events/page'), 'EventsPage'),
});

const nodes = createRoute({
  getParentRoute: () => frame,
  path: '/nodes',
  validateSearch: readNodeSearch,
  component: lazyRouteComponent(() => import('../nodes/page'), 'NodesPage'),
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  validateSearch: (search: Search) => pick(search, ['part']),
  component: lazyRouteComponent(() => import('../settings/page'), 'SettingsPage'),
});

/** What is no page is told within the frame, from which the way back is seen. */
const elsewhere = createRoute({ getParentRoute: () => frame, path: '$', component: NotFound });

export const router = createRouter({
  routeTree: root.addChildren([login, frame.addChildren([dashboard, streams, incidents, events, nodes, settings, elsewhere])]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: Failed,
  defaultPendingMinMs: 0,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
