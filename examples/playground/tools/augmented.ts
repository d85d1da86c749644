import type { Digits } from '../../digits/src/digits.ts';

const side = 28;
const size = side * side;

/** The digits, and `copies` of each that are turned, scaled, slanted, moved and drawn with another pen. */
export function augmented({ pixels, labels, count }: Digits, copies: number): Digits {
  const random = generator(11);
  const around = (middle: number, reach: number): number => middle + (2 * random() - 1) * reach;
  const all = new Float32Array((copies + 1) * pixels.length);
  all.set(pixels);
  for (let copy = 1; copy <= copies; copy++) {
    for (let i = 0; i < count; i++) {
      const from = pixels.subarray(i * size, (i + 1) * size);
      const to = all.subarray((copy * count + i) * size, (copy * count + i + 1) * size);
      const change = {
        angle: around(0, 0.22),
        slant: around(0, 0.2),
        width: around(1, 0.16),
        height: around(1, 0.16),
        dx: around(0, 1.6),
        dy: around(0, 1.6),
      };
      warp(from, to, change);
      const pen = random();
      if (pen < 0.25) thicker(to);
      else if (pen < 0.45) for (let p = 0; p < size; p++) to[p] = Math.min(1, to[p]! ** around(1.2, 0.6));
    }
  }
  return {
    pixels: all,
    labels: Uint8Array.from({ length: (copies + 1) * count }, (_, i) => labels[i % count]!),
    count: (copies + 1) * count,
  };
}

interface Change {
  readonly angle: number;
  readonly slant: number;
  readonly width: number;
  readonly height: number;
  readonly dx: number;
  readonly dy: number;
}

/** An affine picture of `from` about the middle, between pixels bilinear. */
function warp(from: Float32Array, to: Float32Array, { angle, slant, width, height, dx, dy }: Change): void {
  const [cos, sin, middle] = [Math.cos(angle), Math.sin(angle), (side - 1) / 2];
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= side || y >= side ? 0 : from[y * side + x]!);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [u, v] = [x - middle - dx, y - middle - dy];
      const sx = (cos * u + sin * v) / width + slant * v + middle;
      const sy = (cos * v - sin * u) / height + middle;
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
      const [fx, fy] = [sx - x0, sy - y0];
      const top = at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx;
      const bottom = at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx;
      to[y * side + x] = top * (1 - fy) + bottom * fy;
    }
  }
}

/** A broader stroke: each pixel as dark as a good part of its darkest neighbour. */
function thicker(pixels: Float32Array): void {
  const before = pixels.slice();
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= side || y >= side ? 0 : before[y * side + x]!);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const near = Math.max(at(x - 1, y), at(x + 1, y), at(x, y - 1), at(x, y + 1));
      pixels[y * side + x] = Math.max(at(x, y), 0.8 * near);
    }
  }
}

/** Numbers from 0 to 1, always the same: mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
