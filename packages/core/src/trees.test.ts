import { describe, expect, test } from 'vitest';
import { broadcastShapes, canonicalAxes, canonicalAxis, sizeOf, stridesOf } from './shapes.ts';
import { flatten, mapTree, treeKey, unflatten } from './trees.ts';

describe('trees', () => {
  const tree = { b: [1, { z: 2, a: 3 }], a: 4 };
  test('leaves come by sorted key and go back to their places', () => {
    expect(flatten(tree)).toEqual([4, 1, 3, 2]);
    expect(unflatten(tree, flatten(tree))).toEqual(tree);
    expect(mapTree(tree, (leaf) => (leaf as number) * 10)).toEqual({ b: [10, { z: 20, a: 30 }], a: 40 });
    expect(Object.keys(mapTree(tree, (x) => x) as object)).toEqual(['b', 'a']);
  });
  test('typed arrays and instances are leaves', () => {
    const data = new Float32Array(2);
    expect(flatten([data, new Map()])).toEqual([data, new Map()]);
  });
  test('keys tell structures apart', () => {
    const key = (t: unknown): string => treeKey(t, String);
    expect(key([1, [2]])).not.toBe(key([[1], 2]));
    expect(key({ a: 1, b: 2 })).toBe(key({ b: 2, a: 1 }));
  });
});

describe('shapes', () => {
  test('sizes and steps', () => {
    expect(sizeOf([])).toBe(1);
    expect(sizeOf([2, 0, 3])).toBe(0);
    expect(stridesOf([2, 3, 4])).toEqual([12, 4, 1]);
  });
  test('broadcasting', () => {
    expect(broadcastShapes('x', [3, 1], [4], [])).toEqual([3, 4]);
    expect(broadcastShapes('x', [0], [1])).toEqual([0]);
    expect(() => broadcastShapes('ops.add', [2], [3])).toThrow(
      'ops.add: expected shapes that broadcast (equal sizes, or 1, from the last dimension on). Received: [2] and [3].',
    );
  });
  test('axes', () => {
    expect(canonicalAxis(-1, 3)).toBe(2);
    expect(canonicalAxes([-1, 0], 3)).toEqual([0, 2]);
    expect(canonicalAxes(null, 2)).toEqual([0, 1]);
    expect(() => canonicalAxis(3, 3)).toThrow('an axis from -3 to 2');
    expect(() => canonicalAxes([0, -2], 2)).toThrow('Axis 0 is named twice');
  });
});
