import type { LayerOptions } from '@oneiros/layers-core';

const outside = [
  'units',
  'name',
  'activityRegularizer',
  'returnSequences',
  'returnState',
  'goBackwards',
  'stateful',
  'unroll',
  'zeroOutputForMask',
];

/** The options of the cell inside of a layer: what the layer has and does not use itself. */
export function cellOptions<C extends object>(
  config: C,
  name: string,
): Omit<
  C,
  | 'units'
  | 'activityRegularizer'
  | 'returnSequences'
  | 'returnState'
  | 'goBackwards'
  | 'stateful'
  | 'unroll'
  | 'zeroOutputForMask'
  | 'name'
> &
  LayerOptions {
  const own = Object.fromEntries(Object.entries(config).filter(([key]) => !outside.includes(key)));
  return { ...(own as C), name };
}
