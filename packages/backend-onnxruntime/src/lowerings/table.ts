import type { AnyOp } from '@oneiros/tensor';
import type { LoweringTable } from '../internal/lower-program.ts';
import type { Lowering } from '../internal/lowering.ts';
import { activationLowerings } from './activation.ts';
import { arithmeticLowerings } from './arithmetic.ts';
import { bitwiseLowerings } from './bitwise.ts';
import { castingLowerings } from './casting.ts';
import { comparisonLowerings } from './comparison.ts';
import { controlLowerings } from './control.ts';
import { convolutionLowerings } from './convolution/convolution-ops.ts';
import { dotLowerings } from './dot.ts';
import { indexingLowerings } from './indexing.ts';
import { movementLowerings } from './movement.ts';
import { randomLowerings } from './random.ts';
import { reductionLowerings } from './reduction.ts';
import { sortingLowerings } from './sorting.ts';
import { unaryLowerings } from './unary.ts';
import { windowLowerings } from './window.ts';

/** Every op that becomes nodes. What is not here is expanded, or computed by backend-cpu. */
export const lowerings: LoweringTable = /*#__PURE__*/ makeTable();

function makeTable(): LoweringTable {
  const table: LoweringTable = new Map<AnyOp, Lowering>([
    ...activationLowerings,
    ...arithmeticLowerings,
    ...bitwiseLowerings,
    ...castingLowerings,
    ...comparisonLowerings,
    ...controlLowerings(() => table),
    ...randomLowerings(() => table),
    ...convolutionLowerings,
    ...dotLowerings,
    ...indexingLowerings,
    ...movementLowerings,
    ...reductionLowerings,
    ...sortingLowerings,
    ...unaryLowerings,
    ...windowLowerings,
  ]);
  return table;
}
