import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { flatten } from '../trees.ts';
import { assertSamePaths } from './assert-same-paths.ts';
import { assertSameStructure } from './assert-same-structure.ts';
import { flattenWithPath } from './flatten-with-path.ts';
import { isNested } from './is-nested.ts';
import { listsToTuples } from './lists-to-tuples.ts';
import { mapShapeStructure } from './map-shape-structure.ts';
import { mapStructure } from './map-structure.ts';
import { mapStructureUpTo } from './map-structure-up-to.ts';
import { MAP_TO_NONE } from './map-to-none.ts';
import { packSequenceAs } from './pack-sequence-as.ts';
import { traverse } from './traverse.ts';

interface Case {
  readonly name: string;
  readonly note?: string;
  readonly args: readonly unknown[];
  readonly out: unknown;
}
const { cases } = JSON.parse(readFileSync(new URL('tree.golden.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[];
};
const pair = (x: unknown, y: unknown): unknown => [x, y];
const double = (x: unknown): unknown => (typeof x === 'number' ? x * 2 : null);
const remove = (x: unknown): unknown => (typeof x === 'object' && x !== null && 'y' in x ? MAP_TO_NONE : null);
const run: { readonly [name: string]: (args: readonly unknown[], note?: string) => unknown } = {
  flatten: ([x]) => flatten(x),
  flattenWithPath: ([x]) => flattenWithPath(x),
  isNested: ([x]) => isNested(x),
  packSequenceAs: ([x, leaves]) => packSequenceAs(x, leaves as readonly unknown[]),
  mapStructure: (args) => mapStructure(pair, ...args),
  mapStructureUpTo: ([shallow, ...args]) => mapStructureUpTo(shallow, pair, ...args),
  mapShapeStructure: ([x]) => mapShapeStructure((shape: readonly number[]) => shape.length, x),
  traverse: ([x], note) => traverse(note === 'remove' ? remove : double, x),
  listsToTuples: ([x]) => listsToTuples(x),
};

test.each(cases)('$name $note as keras.tree', ({ name, note, args, out }) => {
  expect(run[name]!(args, note)).toEqual(out);
});

test('layouts that differ are shown', () => {
  assertSameStructure([1, { a: 2 }], [3, { a: 4 }]);
  expect(() => assertSameStructure([1], [1, 2])).toThrow(
    'tree.mapStructure: expected structures of the layout [*]. Received: [*,*].',
  );
  assertSamePaths({ a: [1] }, { a: [2] });
  expect(() => assertSamePaths({ a: 1 }, { b: 1 })).toThrow('only in the first: ["a"]; only in the second: ["b"]');
  expect(() => packSequenceAs([1, 2], [1])).toThrow('tree.packSequenceAs: expected 2 leaves. Received: 1.');
  expect(() => mapStructureUpTo([1, 1], pair, [1])).toThrow('at least as deep as [*,*]. Received: [*].');
});

test('bottom-up, children are replaced before their parents', () => {
  const seen: unknown[] = [];
  traverse((x) => void seen.push(x), [1, [2]], { topDown: false });
  expect(seen).toEqual([1, 2, [2], [1, [2]]]);
});

test('tuples are frozen', () => {
  const frozen = listsToTuples([1, [2]]) as readonly unknown[];
  expect([frozen, frozen[1]].every(Object.isFrozen)).toBe(true);
});
