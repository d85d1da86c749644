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

/** A task of the page's main thread, in milliseconds. */
export interface Task {
  /** What it computed for. */
  readonly own: number;
  /** How long it took by the clock: the same where nothing else wants the processor. */
  readonly clock: number;
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

/** The longest tasks of the page's main thread while `body` runs, the longest first. */
export async function longestTasks(page: Page, body: () => Promise<void>): Promise<readonly Task[]> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  let trace: Buffer;
  try {
    await body();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents: events } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(thread),
  );
  const tasks = events.flatMap((event) => {
    const { name, dur = 0, tdur } = event;
    return name === 'ThreadControllerImpl::RunTask' && tdur !== undefined && mains.has(thread(event))
      ? [{ own: tdur / 1000, clock: dur / 1000 }]
      : [];
  });
  if (tasks.length < 10)
    throw new Error(`The trace has only ${tasks.length} tasks of the page, of ${events.length} events.`);
  return tasks.sort((a, b) => b.own - a.own).slice(0, 10);
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of the thread itself. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
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

/** Lets a file fall on the page. */
export async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content!), (c) => c.charCodeAt(0))], fileName!));
      return data;
    },
    [name, Buffer.from(bytes).toString('base64')],
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.waitForSelector('#curtain.shown');
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** Opens a file and waits until it is shown. */
export async function openFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer });
  await page.waitForFunction((file) => document.querySelector('.model-head')?.textContent?.includes(file), name);
}
