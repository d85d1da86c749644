import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { elementwiseOverrides } from './lowerings/elementwise.ts';

/** What is computed otherwise than by tfjs's kernels alone, since those are slow or wrong. */
export const wasmLowerings: readonly LoweringEntry[] = [...elementwiseOverrides];
