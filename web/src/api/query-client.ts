import { QueryClient } from '@tanstack/react-query';

import { ProblemError } from './problem';

/** What a second try cannot help: the server understood, and said no. */
function isFinal(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status >= 400 && error.problem.status < 500;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !isFinal(error),
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      // The live connection says what changed; coming back to the window changes nothing by itself.
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});
