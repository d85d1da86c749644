// A page, or a frame of one: it loads the one library on the one backend that its address names, and does what it is asked.
// With `train` in the address it trains one step of that workload at once, and notes when that was done.
import type { Page, Started } from './started.ts';

const address = new URL((globalThis as unknown as { readonly location: { readonly href: string } }).location.href);
const asked = (name: string): string => address.searchParams.get(name) ?? '';

const libraries: { readonly [name: string]: () => Promise<{ start(backend: string): Promise<Started> }> } = {
  oneiros: () => import('./oneiros.ts'),
  'oneiros-packages': () => import('./oneiros-packages.ts'),
  tfjs: () => import('./tfjs.ts'),
};

async function begin(): Promise<Started> {
  const library = await libraries[asked('library')]!();
  const loaded = performance.now();
  const started = await library.start(asked('backend'));
  const backend = performance.now();
  if (asked('train')) page.marks = { loaded, backend, trained: await started.train(asked('train')) };
  return started;
}

const page: Page = {
  started: Promise.resolve().then(begin),
  run: async (request) => (await page.started).tasks[request.task]!(request),
  losses: async (request) => (await page.started).losses!(request),
  marks: null,
};
page.started.catch(() => {}); // told to who asks for it
Object.assign(globalThis, { page });
