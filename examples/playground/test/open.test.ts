import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readZip, writeZip } from '@oneiros/saving';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drop, openFile, openPlayground, type Playground } from './playground.ts';

let playground: Playground;
beforeAll(async () => {
  playground = await openPlayground();
}, 120_000);
afterAll(() => playground?.close());

const fileAt = (path: string): Buffer => readFileSync(fileURLToPath(new URL(path, import.meta.url)));
const publicFile = (name: string): Buffer => fileAt(`../public/${name}`);
/** What Python Keras predicts for the files in `files/`, made by `tools/test-files.py`. */
const answers = JSON.parse(fileAt('files/answers.json').toString()) as { readonly [file: string]: number[][] };

describe('opening files', () => {
  test('a dropped file shows its graph and predicts', async () => {
    const { page, errors } = await playground.visit();
    await drop(page, 'branches.keras', publicFile('samples/branches.keras'));
    await page.waitForSelector('.picture svg .node');
    expect(await page.$$eval('.node', (all) => all.map((one) => one.getAttribute('class')))).toHaveLength(23);
    expect(await page.locator('.edge').count()).toBe(25);
    expect(await page.locator('.node.input').count()).toBe(2);
    expect(await page.textContent('.node.model title')).toBe('Functional 1,640 parameters, mixer, output (None, 32)');
    expect(await page.textContent('tfoot')).toContain('6,691');

    await page.focus('.node.chosen');
    await page.keyboard.press('ArrowDown');
    expect(await page.textContent('.detail h4')).toBe('Conv2D');
    expect(await page.evaluate(() => document.activeElement!.classList.contains('chosen'))).toBe(true);
    await page.click('[aria-label="Fit the whole graph"]');
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
    await drop(page, 'words.keras', publicFile('samples/words.keras'));
    await page.waitForSelector('.model-head');
    expect(await page.isVisible('#open-problem')).toBe(false);
    await page.context().close();
  });
});

/** How a person gives each file its inputs. */
const given: { readonly [file: string]: (page: Page) => Promise<void> } = {
  flowers: async (page) => {
    await page.check('.ways input[value=Numbers]');
    await page.fill('textarea', 'sepal,width,petal,width\n5.1,3.5,1.4,0.2\n6.7,3.1,4.7,1.5');
  },
  photos: async (page) => {
    await page.setInputFiles('.given-picture input[type=file]', {
      name: 'flag.png',
      mimeType: 'image/png',
      buffer: await redAndBlue(page),
    });
    await page.waitForFunction(() => /64 × 64, made 32 × 32/.test(document.querySelector('.given')!.textContent!));
    expect(await page.inputValue('.picture-settings select')).toBe('byte');
  },
  reviews: (page) => page.fill('textarea', '[4, 8, 15, 16, 23, 42]'),
  houses: async (page) => {
    await page.getByLabel('place, number 1 of 2').fill('1.5');
    await page.getByLabel('place, number 2 of 2').fill('-2');
    await page.getByRole('spinbutton', { name: 'kind' }).fill('4');
  },
};

describe('files of Python Keras', () => {
  test.each(Object.keys(given))('%s predicts what it does there, on each backend', async (file) => {
    const { page, errors } = await playground.visit();
    await openFile(page, `${file}.keras`, fileAt(`files/${file}.keras`));
    await given[file]!(page);
    for (const backend of ['cpu', 'wasm', 'webgpu']) {
      await page.selectOption('#open-backend', backend);
      await page.waitForFunction(
        (name) => document.getElementById('open-device')!.textContent!.startsWith(`Computed here, on ${name}: `),
        backend,
      );
      await page.click('#predict');
      await page.waitForFunction(
        (name) => document.querySelector('#answers [aria-live] > .fine')?.textContent?.includes(` ms on ${name}: `),
        backend,
      );
      const shown = await page.$$eval('.answer', (all) =>
        all.map((one) => [...one.querySelectorAll('li span:last-child, td')].map((cell) => Number(cell.textContent))),
      );
      expect(shown.map(({ length }) => length)).toEqual(answers[file]!.map(({ length }) => length));
      shown.flat().forEach((value, i) => expect(Math.abs(value - answers[file]!.flat()[i]!)).toBeLessThan(2e-4));
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('WebAssembly has threads where the page is isolated and there are cores for them', async () => {
    const { page, errors } = await playground.visit();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    // A machine under test may have less than four: of these, half are taken.
    await page.route('**/worker-*.js', async (route) => {
      const response = await route.fetch();
      const cores = "Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 });";
      await route.fulfill({ response, body: `${cores}${await response.text()}` });
    });
    await openFile(page, 'photos.keras', fileAt('files/photos.keras'));
    expect(await page.textContent('#open-device')).toBe('Computed here, on wasm: WebAssembly SIMD, 2 threads.');
    await given['photos']!(page);
    await page.click('#predict');
    await page.waitForSelector('.answer li');
    const shown = await page.$$eval('.answer li span:last-child', (all) => all.map((one) => Number(one.textContent)));
    shown.forEach((value, i) => expect(Math.abs(value - answers['photos']![0]![i]!)).toBeLessThan(2e-4));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a backend that does not start leaves the one before', async () => {
    const { page } = await playground.visit();
    await page.route('**/*.wasm', (route) => route.abort());
    await openFile(page, 'flowers.keras', fileAt('files/flowers.keras'));
    // WebAssembly was the first choice here.
    expect(await page.textContent('#open-device')).toMatch(/on cpu: .*WebAssembly did not start: /);
    await page.selectOption('#open-backend', 'wasm');
    await page.waitForSelector('#answers .problem:visible');
    expect(await page.textContent('#answers .problem')).toContain('WebAssembly cannot run it');
    expect(await page.inputValue('#open-backend')).toBe('cpu');
    await page.click('#predict');
    await page.waitForSelector('.answer li');
    await page.context().close();
  });

  test('a layer that nobody knows is named; the architecture and the config are shown all the same', async () => {
    const { page, errors } = await playground.visit();
    await openFile(page, 'twirl.keras', fileAt('files/twirl.keras'));
    const why = (await page.textContent('#obstacle'))!;
    expect(why).toContain('twirl.keras needs mine>Swirl');
    expect(why).toContain('whirl');
    expect(why).toContain("definePlugin({ name: 'mine', layers: [Swirl] })");
    expect(await page.$$eval('.node title', (all) => all.map((one) => one.textContent))).toEqual([
      'InputLayer, facts, output (None, 4)',
      expect.stringMatching(/^Dense 40 parameters, dense\w*, output \(None, 8\)$/),
      expect.stringMatching(/^Dense 54 parameters, dense\w*, output \(None, 6\)$/),
      'Swirl not known here, whirl, output (None, 6)',
      expect.stringMatching(/^Concatenate, concatenate\w*, output \(None, 12\)$/),
      'Dense 7 parameters, size, output (None, 1)',
      expect.stringMatching(/^Add, add\w*, output \(None, 12\)$/),
      'Dense 39 parameters, kind, output (None, 3)',
    ]);
    expect(await page.locator('.edge').count()).toBe(8);
    expect(await page.textContent('.config pre')).toContain('"registered_name": "mine>Swirl"');
    expect(await page.locator('#predict').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['Lambda', 'edited.keras has a Lambda layer', 'bytecode of a Python function'],
    ['Flutten', 'edited.keras needs Flutten', 'Oneiros does not have it yet'],
  ])('%s gets advice of its own', async (className, title, advice) => {
    const { page } = await playground.visit();
    await openFile(
      page,
      'edited.keras',
      edited((config) => config.replaceAll('"Flatten"', `"${className}"`)),
    );
    expect(await page.textContent('#obstacle h3')).toContain(title);
    expect(await page.textContent('#obstacle')).toContain(advice);
    expect(await page.locator('.node.unknown').count()).toBe(1);
    expect(await page.locator('.edge').count()).toBe(8);
    await page.context().close();
  });

  test('a model that was never built is built for a shape', async () => {
    const { page, errors } = await playground.visit();
    await openFile(page, 'unbuilt.keras', fileAt('files/unbuilt.keras'));
    await page.fill('#sample-shape', 'many');
    await page.click('.shape-form button');
    await page.waitForSelector('.shape-form .problem:visible');
    await page.fill('#sample-shape', '3');
    await page.click('.shape-form button');
    await page.click('#predict');
    await page.waitForFunction(() => document.querySelectorAll('.answer li').length === 2);
    expect(await page.textContent('tfoot')).toContain('26'); // (3 + 1) · 4 + (4 + 1) · 2
    await page.selectOption('#open-backend', 'cpu');
    await page.waitForFunction(() => /on cpu/.test(document.getElementById('open-device')!.textContent!));
    await page.click('#predict');
    await page.waitForFunction(() => / ms on cpu/.test(document.getElementById('answers')!.textContent!));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('files that are dropped go where they belong', async () => {
    const { page } = await playground.visit();
    await openFile(page, 'flowers.keras', fileAt('files/flowers.keras'));
    await drop(page, 'two.csv', new TextEncoder().encode('1,2,3,4\n5,6,7,8\n'));
    await page.waitForFunction(() => document.querySelector('textarea')!.value.startsWith('1,2,3,4'));
    expect(await page.isChecked('.ways input[value=Numbers]')).toBe(true);
    await page.click('#predict');
    await page.waitForFunction(() => document.querySelectorAll('.answer tbody tr').length === 2);
    await drop(page, 'houses.keras', fileAt('files/houses.keras'));
    await page.waitForFunction(() => document.querySelector('.model-head h3')?.textContent === 'houses');
    await page.context().close();
  });
});

/** A picture of 64 × 64, red on the left and blue on the right. */
async function redAndBlue(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const context = canvas.getContext('2d')!;
    for (const [color, x] of [
      ['#f00', 0],
      ['#00f', 32],
    ] as const) {
      context.fillStyle = color;
      context.fillRect(x, 0, 32, 64);
    }
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1]!, 'base64');
}

/** The page's own net with another config. */
function edited(change: (config: string) => string): Buffer {
  const files = new Map(readZip(publicFile('digits.keras')));
  const config = new TextDecoder().decode(files.get('config.json'));
  files.set('config.json', new TextEncoder().encode(change(config)));
  return Buffer.from(writeZip(files));
}
