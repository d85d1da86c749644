import { defineConfig } from 'vitest/config';
import { ClosingLine } from './tools/reporter.ts';

// Packages are read from their source, so tests need no build.
const conditions = ['@oneiros/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    environment: 'node',
    include: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: ['default', new ClosingLine()],
  },
});
