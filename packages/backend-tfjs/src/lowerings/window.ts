import { sizeOf } from '@oneiros/core';
import { type Application, type WindowAttrs, windowMaxOp, windowSumOp } from '@oneiros/tensor';
import type { Kit, LoweringEntry } from '../lowering.ts';
import type { TfjsTensor } from '../tfjs-types.ts';
import { padZeros } from './movement.ts';

/** Maxima and sums of windows over height and width, in float32. */
export const windowLowerings: readonly LoweringEntry[] = [
  [
    windowMaxOp,
    {
      needs: ['MaxPool'],
      accepts: (application) => isPooling(application) && isInside(application),
      run: ([x], { attrs }, kit) => kit.call('MaxPool', { x: images(x!, kit) }, pooling(attrs as WindowAttrs)),
    },
  ],
  // An average counts no padding: so zeros are put there, and it is multiplied by the size of the window.
  [
    windowSumOp,
    {
      needs: ['AvgPool', 'PadV2', 'Multiply'],
      accepts: isPooling,
      run: ([x], { attrs }, kit) => {
        const { window, padding } = attrs as WindowAttrs;
        const padded = padZeros(images(x!, kit), asImages(padding, [0, 0]), kit);
        const mean = kit.call('AvgPool', { x: padded }, { ...pooling(attrs as WindowAttrs), pad: 'valid' });
        const size = kit.upload(Float32Array.of(sizeOf(window)), { shape: [], dtype: 'float32' });
        return kit.call('Multiply', { a: mean, b: size });
      },
    },
  ],
];

/** Whether windows move over one or two axes between the batch and the channels. */
function isPooling({ inputs: [x], attrs }: Application): boolean {
  const { window, strides, padding } = attrs as WindowAttrs;
  const ends = [0, window.length - 1];
  return (
    x!.dtype === 'float32' &&
    sizeOf(x!.shape) > 0 &&
    (window.length === 3 || window.length === 4) &&
    ends.every((axis) => window[axis] === 1 && strides[axis] === 1 && padding[axis]!.every((n) => n === 0))
  );
}
/** Whether every window has an element that is not padding. */
function isInside({ attrs }: Application): boolean {
  const { window, padding } = attrs as WindowAttrs;
  return padding.every(([low, high], axis) => low < window[axis]! && high < window[axis]!);
}

function images(x: TfjsTensor, kit: Kit): TfjsTensor {
  return kit.reshape(x, asImages(x.shape, 1));
}
/** Of three axes, four: the second of them new. */
function asImages<T>(axes: readonly T[], added: T): readonly T[] {
  return axes.length === 4 ? axes : [axes[0]!, added, ...axes.slice(1)];
}
function pooling({ window, strides, padding }: WindowAttrs): object {
  return {
    filterSize: asImages(window, 1).slice(1, 3),
    strides: asImages(strides, 1).slice(1, 3),
    pad: asImages<readonly [number, number]>(padding, [0, 0]).map(([low, high]) => [low, high]),
  };
}
