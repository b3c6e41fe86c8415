import { defineConfig } from 'vitest/config';

const postgres = ['test/setup/postgres-server.ts'];

export default defineConfig({
  test: {
    // One worker less than there are cores, which is the default, leaves one of two idle: what a test waits for is mostly PostgreSQL.
    maxWorkers: '100%',
    // Under load a second, which is what is waited by default, is short; who waits for what has come waits no longer for that.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{engine,schemas,runtime,studio}/**/*.test.{ts,tsx}', 'test/{unit,contract}/**/*.test.ts'],
          exclude: ['studio/dist/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['test/db/**/*.test.ts'],
          globalSetup: postgres,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: postgres,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // A browser on a busy machine may miss a moment. What needed a second try is marked in the report; a second failure is one.
          retry: 1,
        },
      },
    ],
  },
});
