import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadModel, type Model, type Tensor, tensor, useBackend } from 'oneiros';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draw, longestTasks, openPlayground, type Playground, reads } from './playground.ts';

let playground: Playground;
beforeAll(async () => {
  playground = await openPlayground();
}, 120_000);
afterAll(() => playground?.close());

const seven = [
  [
    [0.3, 0.25],
    [0.68, 0.25],
    [0.45, 0.78],
  ],
] as const;

describe('drawing', () => {
  test('the first prediction comes within a second of the load', { retry: 2 }, async () => {
    const { page, errors } = await playground.visit();
    const [loaded, first] = await page.evaluate(() => [
      (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
      performance.getEntriesByName('first-prediction')[0]!.startTime,
    ]);
    expect(await page.textContent('#guess')).toBe('3'); // what is on the pad at first
    expect(first! - loaded!).toBeLessThan(1000);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a digit drawn by pointer is read', async () => {
    const { page, errors } = await playground.visit();
    await draw(page, seven);
    await reads(page, 7);
    await page.click('#clear');
    await draw(page, [
      [
        [0.5, 0.2],
        [0.5, 0.8],
      ],
    ]);
    await reads(page, 1);
    const shares = await page.$$eval('#bars li', (rows) =>
      rows.map((row) => Number.parseFloat(row.textContent!.slice(1))),
    );
    expect(shares).toHaveLength(10);
    expect(shares[1]).toBeGreaterThan(50);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(100, 0);
    await page.click('#undo');
    await page.waitForFunction(() => document.getElementById('guess')!.textContent === '');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a digit drawn by keyboard is read, and said aloud', async () => {
    const { page } = await playground.visit();
    await page.focus('#pad');
    await page.keyboard.press('Delete');
    const press = async (key: string, times: number): Promise<void> => {
      for (let i = 0; i < times; i++) await page.keyboard.press(key);
    };
    await press('ArrowUp', 7);
    await press('ArrowLeft', 5);
    await press(' ', 1);
    await press('ArrowRight', 10);
    for (let i = 0; i < 7; i++) {
      await press('ArrowDown', 2);
      await press('ArrowLeft', 1);
    }
    await press(' ', 1);
    await reads(page, 7);
    await page.waitForFunction(() => /Reads 7/.test(document.getElementById('heard')!.textContent!));
    await press('Backspace', 1);
    await page.waitForFunction(() => document.getElementById('guess')!.textContent === '');
    await page.context().close();
  });
});

describe('training', () => {
  let downloaded: Uint8Array | null = null;

  test('offers the backends, and says why one is not there', async () => {
    const { page } = await playground.visit();
    await page.waitForSelector('#backends input');
    expect(await page.$$eval('#backends input', (all) => all.map((one) => (one as HTMLInputElement).value))).toEqual([
      'webgpu',
      'wasm',
      'cpu',
    ]);
    for (const text of await page.$$eval('#backends label:has(:disabled)', (all) => all.map((one) => one.textContent!)))
      expect(text).toMatch(/Not here: .+\.$/);
    await page.context().close();
  });

  test('raises accuracy, blocks nothing for 50 ms, stops and goes on; the net reads, downloads and opens again', {
    retry: 2,
    timeout: 180_000,
  }, async () => {
    const { page, errors } = await playground.visit();
    await begin(page, 'wasm', 'convolutional');
    const tasks = await longestTasks(page, () => stopAndGoOn(page));
    expect(tasks.filter(({ own }) => own > 50)).toEqual([]);
    expect(Number.parseFloat((await page.textContent('#score'))!)).toBeGreaterThan(90);
    expect(await page.locator('#chart-loss .held-dot').count()).toBe(1);
    const label = (await page.getAttribute('#chart-accuracy svg', 'aria-label'))!;
    const [first, last] = [...label.matchAll(/([\d.]+) %/g)].map(([, value]) => Number(value));
    expect(last).toBeGreaterThan(first! + 40);

    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
    expect(download.suggestedFilename()).toBe('digits.keras');
    const file = readFileSync(await download.path());
    await page.click('#use-mine');
    await page.waitForFunction(() =>
      /Your net: 56,714 weights/.test(document.getElementById('reader-info')!.textContent!),
    );
    await draw(page, seven);
    await reads(page, 7);
    await page.setInputFiles('#file', { name: 'digits.keras', mimeType: 'application/octet-stream', buffer: file });
    await page.waitForSelector('.model-head');
    expect(await page.textContent('.model-head')).toContain('56,714');
    expect(errors).toEqual([]);
    await page.context().close();
    downloaded = file;
  });

  test('the file opens in Python Keras, optimizer and all, and predicts the same', { timeout: 120_000 }, async ({
    skip,
  }) => {
    const reason = whyNoKeras();
    if (reason) skip(reason);
    expect(downloaded).not.toBeNull();
    await useBackend('cpu');
    const model = await loadModel<Model>(downloaded!);
    const here = await ((await model.predict(tensor(ramp, { shape: [1, 28, 28, 1] }))) as Tensor).data();
    const there = askPython(downloaded!);
    there.forEach((value, i) => expect(here[i]).toBeCloseTo(value, 4));
  });

  test.each(['cpu', 'webgpu'])('trains on %s too', { timeout: 180_000 }, async (backend) => {
    const { page } = await playground.visit();
    await begin(page, backend, 'dense');
    await page.click('#start');
    await ended(page);
    expect(await page.textContent('#pace')).toContain(`${backend}: `);
    expect(Number.parseFloat((await page.textContent('#score'))!)).toBeGreaterThan(85);
    await page.context().close();
  });
});

describe('the page', () => {
  test.each([360, 768, 1280])('%i pixels wide it scrolls in one direction', async (width) => {
    const { page } = await playground.visit({ viewport: { width, height: 740 } });
    await page.click('[data-sample="samples/branches.keras"]');
    await page.waitForSelector('.picture svg .node');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('its %s colours have enough contrast', async (colorScheme) => {
    const { page } = await playground.visit({ colorScheme });
    const ratios = await page.evaluate((pairs) => {
      const probe = document.body.appendChild(document.createElement('i'));
      const luminance = (name: string): number => {
        probe.style.color = `var(--${name})`;
        const channels = getComputedStyle(probe)
          .color.match(/\d+/g)!
          .map((n) => Number(n) / 255);
        const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      return pairs.map(([a, b]) => {
        const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
        return [a, b, (high! + 0.05) / (low! + 0.05)] as const;
      });
    }, pairs);
    expect(ratios.filter(([, , ratio]) => ratio < 4.5)).toEqual([]);
    await page.context().close();
  });

  test('everything can be reached by the tab key, with a visible focus', async () => {
    const { page } = await playground.visit();
    await page.waitForSelector('#backends input');
    const reached = new Set<string>();
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      const [name, ring] = await page.evaluate(() => {
        const { activeElement: at } = document;
        const ringed = at!.closest('.option') ?? (at!.id === 'file' ? document.querySelector('.drop label')! : at!);
        return [
          at!.id || (at as HTMLInputElement).name || at!.textContent!.trim(),
          getComputedStyle(ringed).outlineStyle,
        ];
      });
      reached.add(name!);
      if (name) expect(ring, name).toBe('solid');
      if (name === 'tokens and an LSTM') break;
    }
    const wanted = ['Draw', 'pad', 'undo', 'clear', 'backend', 'net', 'epochs', 'start', 'file', 'two branches'];
    expect([...reached]).toEqual(expect.arrayContaining(wanted));
    await page.context().close();
  });
});

const pairs = [
  ...(['ink', 'soft', 'accent', 'second', 'bad'] as const).map((text) => [text, 'ground'] as const),
  ...(['ink', 'soft', 'accent', 'second'] as const).map((text) => [text, 'surface'] as const),
  ...(['ink', 'soft'] as const).flatMap((text) =>
    (['sunken', 'accent-wash', 'second-wash', 'bad-wash'] as const).map((ground) => [text, ground] as const),
  ),
  ...([
    ['accent-ink', 'accent'],
    ['bad', 'bad-wash'],
  ] as const),
];

async function begin(page: Page, backend: string, net: string): Promise<void> {
  await page.check(`input[value=${backend}]`);
  await page.check(`input[value=${net}]`);
  await page.selectOption('select[name=epochs]', '1');
}

/** Trains; stops on the way, and goes on. */
async function stopAndGoOn(page: Page): Promise<void> {
  await page.click('#start');
  await page.waitForFunction(() => /step [1-9]\d of/.test(document.getElementById('stage')!.textContent!), null, {
    timeout: 60_000,
  });
  expect(await page.textContent('#pace')).toMatch(/^wasm: .*ms a step/);
  await page.click('#stop');
  // After the steps under way it stands still.
  const progress = (): Promise<string | null> => page.getAttribute('#progress', 'value');
  const stands = async (): Promise<boolean> => {
    const before = await progress();
    await page.waitForTimeout(1500);
    return (await progress()) === before;
  };
  await expect.poll(stands, { timeout: 30_000 }).toBe(true);
  expect(Number(await progress())).toBeLessThan(1);
  await page.click('#start');
  await ended(page);
}

async function ended(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.getElementById('stage')!.textContent === 'Done.' || !document.getElementById('train-problem')!.hidden,
    null,
    { timeout: 120_000 },
  );
  expect(await page.textContent('#train-problem')).toBe('');
}

/** A picture that no one drew: the same here and in Python. */
const ramp: Float32Array = Float32Array.from({ length: 784 }, (_, i) => (i % 29) / 28);

function python(): string {
  return process.env['ONEIROS_PYTHON'] ?? 'python3';
}
/** Why the test with Python cannot run; `null` if it can. */
function whyNoKeras(): string | null {
  const check = 'import importlib.metadata as m; assert m.version("keras").startswith("3.15.")';
  const { status } = spawnSync(python(), ['-c', check]);
  return status === 0 ? null : `${python()} has no Keras 3.15. Name a Python that has in ONEIROS_PYTHON.`;
}
/** What Python Keras makes of the ramp. */
function askPython(file: Uint8Array): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'playground-python-'));
  try {
    const path = join(folder, 'digits.keras');
    writeFileSync(path, file);
    const script = [
      'import importlib.util, os, sys, json',
      'os.environ.setdefault("KERAS_BACKEND", "jax" if importlib.util.find_spec("jax") else "tensorflow")',
      'import keras, numpy',
      'x = (numpy.arange(784) % 29 / 28).astype("float32").reshape(1, 28, 28, 1)',
      'model = keras.models.load_model(sys.argv[1])',
      'assert int(model.optimizer.iterations) == 125',
      'print(json.dumps(model.predict(x, verbose=0)[0].tolist()))',
    ];
    const printed = execFileSync(python(), ['-c', script.join('\n'), path], { encoding: 'utf8', stdio: 'pipe' });
    return JSON.parse(printed.trim().split('\n').at(-1)!) as readonly number[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
