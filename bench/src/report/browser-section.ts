import type { Run, Timing } from '../results.ts';
import type { Workload } from '../workloads.ts';
import { circumstances, type Pair, table, times } from './tables.ts';

/** What ran on one page. */
export function browserSection(runs: readonly Run[], workloads: readonly Workload[]): readonly string[] {
  if (!runs.length) return [];
  const timings = runs.flatMap((run) => run.timings);
  const pairs: readonly Pair[] = ['webgpu', 'wasm'].map((backend) => [`oneiros-${backend}`, `tfjs-${backend}`]);
  return [
    '## In a browser: Oneiros and tfjs-layers on one page',
    '',
    ...circumstances(runs),
    'Both train the same networks with Adam on the same data, from the same weights, each in a frame of the page. The column after that of tfjs says how many times longer tfjs takes, as the median of the rounds. `cannot` is followed by the error of the library.',
    '',
    ...aboutAdapter(runs),
    ...firstLosses(timings, workloads),
    ...times('Training step by `trainOnBatch`, the loss read each time', 'train-on-batch', timings, workloads, {
      pairs,
    }),
    ...times('Training step within `fit`', 'fit', timings, workloads, { pairs }),
    ...times('Prediction of a batch, read', 'forward', timings, workloads, { pairs }),
    ...times('Prediction of a batch within `predict`', 'predict', timings, workloads, { pairs }),
    ...times(
      'From the start of navigation to the end of the first training step, nothing cached',
      ...(['start-up', timings, workloads, { pairs, digits: 0 }] as const),
    ),
    ...loaded(timings, workloads),
  ];
}

/** Shaders on a CPU say little of a GPU. */
function aboutAdapter(runs: readonly Run[]): readonly string[] {
  const adapter = runs.at(-1)!.versions['webgpu'] ?? 'none';
  if (!/swiftshader|llvmpipe|lavapipe/i.test(adapter)) return [`The adapter of WebGPU is ${adapter}.`, ''];
  return [
    `There was no GPU: the adapter of WebGPU is ${adapter}, which runs shaders on the CPU. Barriers between threads cost most there, so Oneiros takes products and convolutions without them (\`products: 'direct'\`), while tfjs has the one kind that suits a GPU and that Oneiros takes there too. The columns of webgpu say what happens on such a machine, not how fast either is on a GPU.`,
    '',
  ];
}

function firstLosses(timings: readonly Timing[], workloads: readonly Workload[]): readonly string[] {
  const rows = workloads.flatMap(({ name, title }) => {
    const found = timings.filter((t) => t.task === 'losses' && t.workload === name && t.losses);
    const [first] = found;
    if (!first) return [];
    const distances = found.flatMap(({ losses }) => losses!.map((loss, i) => Math.abs(loss - first.losses![i]!)));
    const text = first.losses!.map((loss) => loss.toFixed(4)).join(', ');
    return [[title, text, found.map(({ contender }) => contender).join(', '), Math.max(...distances).toExponential(1)]];
  });
  if (!rows.length) return [];
  return [
    '### Losses of the first steps',
    '',
    ...table(['', 'losses', 'of', 'largest difference between them'], rows),
    '',
    "Adam of tfjs adds its ε to the corrected moment, Keras's to the moment itself: that is the difference.",
    '',
  ];
}

function loaded(timings: readonly Timing[], workloads: readonly Workload[]): readonly string[] {
  const starts = timings.filter((timing) => timing.loaded);
  const rows = workloads.filter(({ name }) => starts.some(({ workload }) => workload === name));
  if (!rows.length) return [];
  const names = [...new Set(starts.map(({ contender }) => contender))];
  const size = (workload: string, who: string): string => {
    const found = starts.find((t) => t.workload === workload && t.contender === who)?.loaded;
    if (!found) return '–';
    const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);
    return kilobytes(found.script) + (found.wasm ? ` + ${kilobytes(found.wasm)}` : '');
  };
  return [
    '### Loaded for it: scripts + WebAssembly (kB, compressed by gzip)',
    '',
    '`oneiros` is the package that has everything, `oneiros-packages` the single packages that the network needs. Both share one copy of the WebAssembly of tfjs.',
    '',
    ...table(
      ['', ...names],
      rows.map(({ name, title }) => [title, ...names.map((who) => size(name, who))]),
    ),
    '',
  ];
}
