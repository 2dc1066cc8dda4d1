import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    environment: 'node',
    include: ['browser/*.test.ts'],
    // One Signalbox, one story: what a file leaves behind the next one finds. They run in the order of their names.
    fileParallelism: false,
    sequence: { sequencer: class ByName {
      async shard(files: unknown[]) {
        return files as never;
      }
      async sort(files: { moduleId: string }[]) {
        return [...files].sort((a, b) => a.moduleId.localeCompare(b.moduleId)) as never;
      }
    } as never },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['verbose', ['junit', { outputFile: 'target/results/browser-tests.xml' }]],
  },
});
