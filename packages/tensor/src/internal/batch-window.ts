import type { WindowAttrs } from '../ops/window-max.ts';

/** The same windows on a stack: its new first axis has windows of one element. */
export function onStack({ window, strides, padding }: WindowAttrs): WindowAttrs {
  return { window: [1, ...window], strides: [1, ...strides], padding: [[0, 0], ...padding] };
}
