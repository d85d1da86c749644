import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFile, openPlayground, type Playground } from './playground.ts';

let playground: Playground;
beforeAll(async () => {
  playground = await openPlayground();
}, 120_000);
afterAll(() => playground?.close());

const fileAt = (path: string): Buffer => readFileSync(fileURLToPath(new URL(path, import.meta.url)));
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

/** States of the page in which everything on it is seen once. */
const states: { readonly [state: string]: (page: Page) => Promise<void> } = {
  'at first': async () => {},
  'after training': async (page) => {
    await page.check('input[value=wasm]');
    await page.check('input[value=dense]');
    await page.selectOption('select[name=epochs]', '1');
    await page.click('#start');
    await page.waitForSelector('#mistakes li', { timeout: 120_000 });
  },
  'with a model that predicts': async (page) => {
    await openFile(page, 'branches.keras', fileAt('../public/samples/branches.keras'));
    await page.click('#predict');
    await page.waitForSelector('.answer li');
    await page.click('.config summary');
  },
  'with a table of answers': async (page) => {
    await openFile(page, 'flowers.keras', fileAt('files/flowers.keras'));
    await page.check('.ways input[value=Numbers]');
    await page.fill('textarea', '1,2,3,4\n5,6,7,8');
    await page.click('#predict');
    await page.waitForSelector('.answer td');
    await page.fill('textarea', 'nonsense');
    await page.click('#predict');
    await page.waitForSelector('#answers .problem:visible');
  },
  'with a layer that nobody knows': (page) => openFile(page, 'twirl.keras', fileAt('files/twirl.keras')),
  'with a model that was never built': (page) => openFile(page, 'unbuilt.keras', fileAt('files/unbuilt.keras')),
  'with a file that is none': async (page) => {
    const buffer = Buffer.from('no model at all');
    await page.setInputFiles('#file', { name: 'text.keras', mimeType: 'application/octet-stream', buffer });
    await page.waitForSelector('#open-problem:visible');
  },
};

describe.each([
  ['a phone, light', { ...phone, colorScheme: 'light' }],
  ['a desk, dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
] as const)('on %s', (_, options) => {
  test.each(Object.keys(states))('axe finds nothing to object %s', { timeout: 150_000 }, async (state) => {
    const { page } = await playground.visit(options);
    await page.waitForSelector('#backends input');
    await states[state]!(page);
    expect(await objections(page)).toEqual([]);
    await page.context().close();
  });
});

test('nothing moves for those who want no motion', async () => {
  const { page } = await playground.visit({ reducedMotion: 'reduce' });
  await openFile(page, 'flowers.keras', fileAt('files/flowers.keras'));
  const moving = await page.$$eval('*', (all) =>
    all.flatMap((one) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
      const lasts = transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0);
      return lasts || animationName !== 'none' || scrollBehavior === 'smooth' ? [one.outerHTML.slice(0, 80)] : [];
    }),
  );
  expect(moving).toEqual([]);
  await page.context().close();
});

describe('by keyboard alone', () => {
  test('a file is opened, looked through, and predicts', async () => {
    const { page } = await playground.visit();
    await page.focus('[data-sample="samples/branches.keras"]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.model-head h3'));
    await press(page, 'Tab', () => document.activeElement!.matches('.node.chosen'));
    await page.keyboard.press('ArrowDown');
    expect(await page.textContent('.detail h4')).toBe('Conv2D');
    await press(page, 'Tab', () => document.activeElement!.id === 'open-backend');
    await page.keyboard.press('c'); // CPU
    await page.waitForFunction(() => /on cpu/.test(document.getElementById('open-device')!.textContent!));
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('open-backend');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.answer li');
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('predict');
    await page.context().close();
  });

  test('a training is started, stopped and continued without losing the focus', { timeout: 120_000 }, async () => {
    const { page } = await playground.visit();
    await page.waitForSelector('#backends input');
    await page.check('input[value=wasm]');
    await page.check('input[value=dense]');
    await page.selectOption('select[name=epochs]', '1');
    const focused = (id: string): Promise<unknown> =>
      page.waitForFunction((wanted) => document.activeElement!.id === wanted, id, { timeout: 60_000 });
    await page.focus('#start');
    await page.keyboard.press('Enter');
    await focused('stop');
    await page.keyboard.press('Enter');
    await focused('start');
    expect(await page.textContent('#start')).toBe('Continue');
    await page.keyboard.press('Enter');
    await focused('stop');
    await focused('start'); // at the end
    expect(await page.textContent('#stage')).toBe('Done.');
    await page.context().close();
  });
});

/** Presses a key until something is so. */
async function press(page: Page, key: string, done: () => boolean): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press(key);
    if (await page.evaluate(done)) return;
  }
  throw new Error(`40 times ${key} were not enough.`);
}

/** What axe objects to, by its rules for WCAG 2.2 AA and its best practices. */
async function objections(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}
