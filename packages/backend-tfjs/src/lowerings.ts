import type { LoweringEntry } from './lowering.ts';
import { convolutionLowerings } from './lowerings/convolution.ts';
import { dotLowerings } from './lowerings/dot.ts';
import { elementwiseLowerings } from './lowerings/elementwise.ts';
import { movementLowerings } from './lowerings/movement.ts';
import { reductionLowerings } from './lowerings/reduction.ts';
import { windowLowerings } from './lowerings/window.ts';

/** All families; of these, a backend has those whose tfjs kernels it brings. */
export const tfjsLowerings: readonly LoweringEntry[] = /*#__PURE__*/ [
  elementwiseLowerings,
  movementLowerings,
  reductionLowerings,
  dotLowerings,
  convolutionLowerings,
  windowLowerings,
].flat();

export { broadcast, padZeros, transpose } from './lowerings/movement.ts';
export {
  convolutionLowerings,
  dotLowerings,
  elementwiseLowerings,
  movementLowerings,
  reductionLowerings,
  windowLowerings,
};
