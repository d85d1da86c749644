/** A network as all contenders build it, and what its steps cost. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly batch: number;
  /** Steps in one timed round. */
  readonly steps: number;
  /** Floating-point operations of the products in one forward pass. */
  readonly forwardFlops: number;
  /** And of a training step: forward, gradients of the weights, gradients of what lies between. */
  readonly trainFlops: number;
}

const product = (rows: number, inner: number, columns: number): number => 2 * rows * inner * columns;
/** A gradient for each operand of each product; that of the data that comes in is not needed. */
const training = (forward: number, first: number): number => 3 * forward - first;

function mlp(): Workload {
  const batch = 128;
  const first = product(batch, 784, 512);
  const forward = first + product(batch, 512, 512) + product(batch, 512, 10);
  return {
    name: 'mlp',
    title: 'MLP 784-512-512-10, batch 128',
    batch,
    steps: 50,
    forwardFlops: forward,
    trainFlops: training(forward, first),
  };
}

function cnn(): Workload {
  const batch = 64;
  const first = product(batch * 26 * 26, 3 * 3 * 1, 32);
  const forward =
    first + product(batch * 24 * 24, 3 * 3 * 32, 64) + product(batch, 12 * 12 * 64, 128) + product(batch, 128, 10);
  return {
    name: 'cnn',
    title: 'CNN 32-64-pool-128-10, batch 64',
    batch,
    steps: 6,
    forwardFlops: forward,
    trainFlops: training(forward, first),
  };
}

function lstm(): Workload {
  const batch = 32;
  // The four gates of 128 units, from the input and from the state, over 80 tokens. The embedding is trained too.
  const forward = 80 * 2 * product(batch, 128, 4 * 128) + product(batch, 128, 1);
  return {
    name: 'lstm',
    title: 'LSTM: embedding 128, 128 units, 80 tokens, batch 32',
    batch,
    steps: 10,
    forwardFlops: forward,
    trainFlops: training(forward, 0),
  };
}

export const workloads: readonly Workload[] = [mlp(), cnn(), lstm()];

/** Samples in a batch. */
export function batchOf(workload: string): number {
  return workloads.find(({ name }) => name === workload)!.batch;
}
