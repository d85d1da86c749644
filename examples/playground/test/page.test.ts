import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readZip, writeZip } from '@oneiros/saving';
import { loadModel, type Model, type Tensor, tensor, useBackend } from 'oneiros';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draw, longTasks, openPlayground, type Playground, reads } from './playground.ts';

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
const publicFile = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../public/${name}`, import.meta.url)));

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
    await longTasks(page);
    await page.click('#start');
    await page.waitForFunction(() => /step [1-9]\d of/.test(document.getElementById('stage')!.textContent!), null, {
      timeout: 60_000,
    });
    expect(await page.textContent('#pace')).toMatch(/^wasm: .*ms a step/);
    await page.click('#stop');
    await page.waitForTimeout(600);
    const stopped = await page.getAttribute('#progress', 'value');
    await page.waitForTimeout(600);
    expect(await page.getAttribute('#progress', 'value')).toBe(stopped);
    await page.click('#start');
    await ended(page);
    expect(await longTasks(page)).toEqual([]);
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

describe('opening files', () => {
  test('a dropped file shows its graph and predicts', async () => {
    const { page, errors } = await playground.visit();
    await drop(page, 'branches.keras', publicFile('samples/branches.keras'));
    await page.waitForSelector('.picture svg .node');
    expect(await page.$$eval('.node', (all) => all.map((one) => one.getAttribute('class')))).toHaveLength(23);
    expect(await page.locator('.edge').count()).toBe(25);
    expect(await page.locator('.node.input').count()).toBe(2);
    expect(await page.textContent('.node.model title')).toBe('Functional mixer, output (None, 32), 1,640 parameters');
    expect(await page.textContent('tfoot')).toContain('6,691');

    await page.focus('.node.chosen');
    await page.keyboard.press('ArrowDown');
    expect(await page.textContent('.detail h4')).toBe('Conv2D');
    expect(await page.evaluate(() => document.activeElement!.classList.contains('chosen'))).toBe(true);
    await page.click('[aria-label="Show the whole graph"]');
    await page.click('.node.model');
    await page.keyboard.press('Enter');
    expect(await page.locator('.node').count()).toBe(4);
    await page.click('.crumbs button');

    await page.click('#predict');
    await page.waitForFunction(() => document.querySelectorAll('.answer').length === 2);
    const kinds = await page.$$eval('.answer:first-child li span:last-child', (all) =>
      all.map((one) => Number(one.textContent)),
    );
    expect(kinds).toHaveLength(10);
    expect(kinds.reduce((sum, share) => sum + share)).toBeCloseTo(1, 2);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('tokens go in as numbers, and wrong ones are refused', async () => {
    const { page } = await playground.visit();
    await page.click('[data-sample="samples/words.keras"]');
    await page.waitForSelector('textarea');
    await page.fill('textarea', '4, 8, 15, 16, 23, 42');
    await page.click('#predict');
    await page.waitForFunction(() => document.querySelectorAll('.answer li').length === 3);
    await page.fill('textarea', '4, 500');
    await page.click('#predict');
    await page.waitForSelector('#answers .problem:visible');
    expect(await page.textContent('#answers .problem')).toContain('tokens from 0 to 499');
    await page.context().close();
  });

  test('errors are shown as the library says them', async () => {
    const { page } = await playground.visit();
    await drop(page, 'text.keras', new TextEncoder().encode('no model at all'));
    await page.waitForSelector('#open-problem:visible');
    expect(await page.textContent('#open-problem h3')).toBe('text.keras could not be opened');
    expect(await page.$$eval('#open-problem dt', (all) => all.map((one) => one.textContent))).toEqual([
      'Where',
      'Expected',
      'Received',
      'What to do',
    ]);
    await drop(page, 'strange.keras', withStrangeLayer());
    await page.waitForFunction(() => /strange/.test(document.getElementById('open-problem')!.textContent!));
    expect(await page.textContent('#open-problem')).toContain("'Flutten'");
    await drop(page, 'words.keras', publicFile('samples/words.keras'));
    await page.waitForSelector('.model-head');
    expect(await page.isVisible('#open-problem')).toBe(false);
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

async function ended(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.getElementById('stage')!.textContent === 'Done.' || !document.getElementById('train-problem')!.hidden,
    null,
    { timeout: 120_000 },
  );
  expect(await page.textContent('#train-problem')).toBe('');
}

/** Lets a file fall on the page. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content!), (c) => c.charCodeAt(0))], fileName!));
      return data;
    },
    [name, Buffer.from(bytes).toString('base64')],
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  expect(await page.locator('#curtain').getAttribute('class')).toContain('shown');
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** The page's own net with a layer that nobody knows. */
function withStrangeLayer(): Uint8Array {
  const files = new Map(readZip(publicFile('digits.keras')));
  const config = new TextDecoder().decode(files.get('config.json'));
  files.set('config.json', new TextEncoder().encode(config.replaceAll('"Flatten"', '"Flutten"')));
  return writeZip(files);
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
