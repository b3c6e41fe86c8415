import { defineConfig } from 'vitest/config';

const postgres = ['test/setup/postgres-server.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{engine,schemas,runtime,studio}/**/*.test.{ts,tsx}', 'test/{unit,contract}/**/*.test.ts'],
          exclude: ['studio/dist/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['test/db/**/*.test.ts'],
          globalSetup: postgres,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: postgres,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
