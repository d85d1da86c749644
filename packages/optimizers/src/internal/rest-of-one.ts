/** 1 − `share` as float32 computes it from the float32 nearest to `share`: for 0.999 it is not the float32 nearest to 0.001. */
export function restOfOne(share: number): number {
  return Math.fround(1 - Math.fround(share));
}
