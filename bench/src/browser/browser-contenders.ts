import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { chromiumFlags, findChromium, howToGetChromium } from '../../../tools/browser/find-chromium.ts';
import type { Contender, Field, StartUp, Worker } from '../contender.ts';
import type { Marks } from '../page/started.ts';
import { whyNoPeer } from '../tfjs-peer.ts';
import { bundlePage } from './bundle.ts';
import { type PageServer, servePages } from './serve-pages.ts';

/** Contenders that are frames of a page in Chromium. */
export interface BrowserField extends Field {
  /** Of Chromium, and what computes in it, by their names. */
  readonly versions: { readonly [name: string]: string };
  stop(): Promise<void>;
}

/** The longest that a page may take for one answer, in milliseconds. */
const patience = 120_000;

/** Both libraries in Chromium; no contenders where Chromium or TensorFlow.js is missing. */
export async function browserContenders(): Promise<BrowserField> {
  const executablePath = findChromium();
  const why = executablePath
    ? (whyNoPeer('webgpu') ?? whyNoPeer('wasm'))
    : `The browser: no Chromium was found. ${howToGetChromium}`;
  if (!executablePath || why) return { present: [], absent: [why!], versions: {}, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'oneiros-bench-'));
  await bundlePage(folder);
  const server = await servePages(folder);
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  const session = new Session(browser, server);
  const present = ['webgpu', 'wasm'].flatMap((backend) =>
    ['oneiros', 'oneiros-packages', 'tfjs'].map(
      (library): Contender => ({
        name: `${library}-${backend}`,
        // The packages compute as the whole does: of them only the start is of interest.
        ...(library !== 'oneiros-packages' && { connect: () => session.connect(library, backend) }),
        startUp: (workload) => session.start(library, backend, workload),
      }),
    ),
  );
  return {
    present,
    absent: [],
    versions: { chromium: browser.version(), ...(await session.devices()) },
    stop: async () => {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The page that all share. Each library on each backend is a frame of it, since TensorFlow.js keeps its kernels in the
 * global scope and on wasm the two libraries would take them from each other.
 */
class Session {
  readonly #browser: Browser;
  readonly #server: PageServer;
  #page: Promise<Page> | null = null;
  #frames = 0;

  constructor(browser: Browser, server: PageServer) {
    this.#browser = browser;
    this.#server = server;
  }

  /** A frame of the page; the page is closed with its last frame. */
  async connect(library: string, backend: string): Promise<Worker> {
    this.#frames++;
    const stop = async (): Promise<void> => {
      if (--this.#frames > 0) return;
      await (await this.#page)?.context().close();
      this.#page = null;
    };
    try {
      this.#page ??= this.#open('');
      const frame = await addFrame(
        await this.#page,
        `${this.#server.address}library.html${query({ library, backend })}`,
      );
      let gaveUp: Error | null = null;
      // What takes too long goes on and would slow down all others, so that its frame is taken away.
      const orGiveUp = async <T>(expression: string): Promise<T> => {
        if (gaveUp) throw gaveUp;
        try {
          return await ask<T>(frame, expression);
        } catch (error) {
          if (error instanceof TooLong) {
            gaveUp = error;
            await (await frame.frameElement()).evaluate((element) => (element as { remove(): void }).remove());
          }
          throw error;
        }
      };
      return {
        tasks: await ask<string[]>(frame, 'page.started.then(({ tasks }) => Object.keys(tasks))'),
        run: (request) => orGiveUp<number>(`page.run(${JSON.stringify(request)})`),
        losses: (request) => orGiveUp<number[]>(`page.losses(${JSON.stringify(request)})`),
        stop,
      };
    } catch (error) {
      await stop();
      throw error;
    }
  }

  /** Opens a page of one library without anything cached, and waits for its first step of training. */
  async start(library: string, backend: string, workload: string): Promise<StartUp> {
    this.#server.startCounting();
    const page = await this.#open(`library.html${query({ library, backend, train: workload })}`);
    try {
      const marks = await ask<Marks>(page, 'page.started.then(() => page.marks)');
      return { milliseconds: marks.trained, marks: { ...marks }, loaded: this.#server.counted() };
    } finally {
      await page.context().close();
    }
  }

  /** What computes, by backend. */
  async devices(): Promise<{ readonly [name: string]: string }> {
    const found: { [name: string]: string } = {};
    const asked = { webgpu: ['oneiros', 'webgpu'], wasm: ['oneiros', 'wasm'], tfjs: ['tfjs', 'wasm'] } as const;
    for (const [name, [library, backend]] of Object.entries(asked)) {
      const page = await this.#open(`library.html${query({ library, backend })}`);
      const device = await ask<string>(page, 'page.started.then(({ device }) => device)').catch(String);
      found[name] = device.replace(/^\w+: /, ''); // Oneiros says the name of the backend first
      await page.context().close();
    }
    return found;
  }

  async #open(path: string): Promise<Page> {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    await page.goto(this.#server.address + path);
    return page;
  }
}

class TooLong extends Error {}

/** A visible frame, so that nothing in it is slowed down, whose script has run. */
async function addFrame(page: Page, address: string): Promise<Frame> {
  const name = `frame${page.frames().length}`;
  await page.evaluate(`new Promise((done) => {
    const frame = Object.assign(document.createElement('iframe'), { name: '${name}', src: '${address}', onload: done });
    frame.style.cssText = 'width: 200px; height: 100px';
    document.body.append(frame);
  })`);
  return page.frame({ name })!;
}

/** The answer of a page to an expression. @throws Error with the reason of the page, or where it takes too long */
async function ask<T>(page: Page | Frame, expression: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLong(`no answer in ${patience / 1000} s`)), patience);
  });
  try {
    return (await Promise.race([page.evaluate(expression), tooLong])) as T;
  } catch (error) {
    if (error instanceof TooLong) throw error;
    throw new Error((error as Error).message.split('\n')[0]!.replace(/^[\w.]+: (?:Error: )?/, ''));
  } finally {
    clearTimeout(timer);
  }
}

function query(parameters: { readonly [name: string]: string }): string {
  return `?${new URLSearchParams(parameters)}`;
}
