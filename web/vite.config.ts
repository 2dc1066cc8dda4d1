import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The page is served by Signalbox itself; while it is being developed, calls go on to a running one.
const signalbox = process.env['SIGNALBOX_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    // The manifest is what scripts/size.mjs reads. Nothing is inlined: the policy of the server allows no data: URLs.
    manifest: true,
    assetsInlineLimit: 0,
    target: 'es2023',
  },
  server: { proxy: { '/api': { target: signalbox, ws: true } } },
  test: {
    reporters: ['default', ['junit', { outputFile: 'target/results/web-tests.xml' }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/words/completeness.test.ts'],
          setupFiles: ['src/test/setup.ts'],
          // Typing into a whole form is slow work for jsdom, on two cores that others use too.
          testTimeout: 30_000,
        },
      },
      { extends: true, test: { name: 'words', environment: 'node', include: ['src/words/completeness.test.ts'] } },
    ],
  },
});
