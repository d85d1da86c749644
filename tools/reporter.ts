import type { Reporter, TestModule } from 'vitest/node';
import { matching } from './browser/served-files.ts';

/** A part of the tests that this machine cannot run. */
export interface NotRun {
  /** What is missing: 'Chromium'. */
  readonly what: string;
  /** Patterns of the test files that need it. */
  readonly files: readonly string[];
  /** How to get it. */
  readonly remedy: string;
}

/**
 * Prints `N passed, N failed` as the last line of a run, all projects together: a file that could not be loaded counts as
 * one failure. What this machine cannot run is said above it; in CI each such file is a failure.
 */
export class ClosingLine implements Reporter {
  readonly #notRun: NotRun | null;

  constructor(notRun: NotRun | null = null) {
    this.#notRun = notRun;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      let inModule = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        if (state === 'failed') inModule++;
      }
      failed += inModule === 0 && module.state() === 'failed' ? 1 : inModule;
    }
    const lines: string[] = [];
    if (this.#notRun) {
      const { what, files, remedy } = this.#notRun;
      const { length } = matching(files);
      const inCi = Boolean(process.env['CI']);
      if (inCi) failed += length;
      if (inCi && length > 0) process.exitCode = 1;
      lines.push('', `!! NO ${what.toUpperCase()} HERE: ${length} test files were not run in it.`, `!! ${remedy}`, '');
    }
    process.once('exit', () => process.stdout.write([...lines, `${passed} passed, ${failed} failed\n`].join('\n')));
  }
}
