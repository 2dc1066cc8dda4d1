import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';

import { parseSearch, stringifySearch, type Search } from '../ui/url';
import { resolveVariables, theme } from '../ui/theme';
import { Toasts } from '../ui/toasts';

export interface Shown extends RenderResult {
  client: QueryClient;
  /** The address as the page has made it. */
  address: () => string;
}

/** Shows `content` at `at`, with all that stands around it in the page; the other pages are there, and empty. */
export async function show(content: ReactNode, at = '/'): Promise<Shown> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute({ component: Outlet });
  const frame = createRoute({ getParentRoute: () => root, id: '_frame', component: Outlet });
  const here = at.split('?')[0];
  const validateSearch = (search: Search) => search;
  const component = (path: string) => () => (path === here ? content : null);
  const page = (path: string) => createRoute({ getParentRoute: () => frame, path, validateSearch, component: component(path) });
  const login = createRoute({ getParentRoute: () => root, path: '/login', validateSearch, component: component('/login') });
  const router = createRouter({
    routeTree: root.addChildren([login, frame.addChildren(['/', '/streams', '/incidents', '/events', '/nodes', '/settings'].map(page))]),
    history: createMemoryHistory({ initialEntries: [at] }),
    parseSearch,
    stringifySearch,
  });
  await router.load();
  const result = render(
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return Object.assign(result, { client, address: () => router.state.location.href });
}
