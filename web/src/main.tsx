import '@mantine/core/styles.css';
import './ui/base.css';

import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { queryClient } from './api/query-client';
import { askSession } from './auth/queries';
import { router } from './frame/router';
import { startLive } from './live/live';
import { Toasts } from './ui/toasts';
import { colorSchemeManager, resolveVariables, theme } from './ui/theme';
import { startWords } from './words/languages';

startLive();
// Who is asking, the words, and (from the route) the first data are fetched at the same time.
const asked = askSession();
await startWords();
void asked;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} colorSchemeManager={colorSchemeManager} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Toasts />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
