import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { chromiumFlags, findChromium } from '../../../tools/browser/find-chromium.ts';

/** The page as it is built for its users, in a real browser. */
export interface Playground {
  readonly browser: Browser;
  /** A new visit; errors on the page fail the test that looks at `errors`. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  readonly errors: readonly string[];
}

/** Tasks of the page's main thread above 50 ms, in milliseconds since the visit began. */
export interface LongTask {
  readonly start: number;
  readonly duration: number;
}

/** Builds the page, serves the result and starts the browser. */
export async function openPlayground(): Promise<Playground> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const outDir = mkdtempSync(join(tmpdir(), 'playground-'));
  await build({ root, logLevel: 'error', build: { outDir } });
  const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
  const address = server.resolvedUrls!.local[0]!;
  const browser = await chromium.launch({ executablePath: findChromium()!, args: [...chromiumFlags] });
  return {
    browser,
    visit: async (options = {}) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.addInitScript(watchLongTasks);
      await page.goto(address);
      await page.waitForFunction(() => performance.getEntriesByName('first-prediction').length > 0);
      return { page, errors };
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** The long tasks since the last call. */
export async function longTasks(page: Page): Promise<readonly LongTask[]> {
  return page.evaluate(() => (globalThis as unknown as { longTasks: LongTask[] }).longTasks.splice(0));
}

function watchLongTasks(): void {
  const tasks: LongTask[] = [];
  (globalThis as unknown as { longTasks: LongTask[] }).longTasks = tasks;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}

/** Draws strokes with the mouse; points are shares of the pad. */
export async function draw(
  page: Page,
  strokes: readonly (readonly (readonly [x: number, y: number])[])[],
): Promise<void> {
  await page.locator('#pad').scrollIntoViewIfNeeded();
  const { x: left, y: top, width, height } = (await page.locator('#pad').boundingBox())!;
  for (const stroke of strokes) {
    for (const [i, [x, y]] of stroke.entries()) {
      await page.mouse.move(left + x * width, top + y * height, { steps: i === 0 ? 1 : 6 });
      if (i === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
}

/** Waits until the net reads this digit. */
export async function reads(page: Page, digit: number): Promise<void> {
  await page.waitForFunction((wanted) => document.getElementById('guess')!.textContent === wanted, String(digit), {
    timeout: 10_000,
  });
}
