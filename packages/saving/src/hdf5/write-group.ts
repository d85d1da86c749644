import { align, FieldWriter, type Hdf5Layout } from './hdf5-layout.ts';
import { compareNames } from './links.ts';

/** Where a group lies: its object header, and the tree and heap that its symbol table message names. */
export interface GroupAddresses {
  readonly header: number;
  readonly tree: number;
  readonly heap: number;
}

/** A child to be linked: a group, or a dataset as the address of its header. */
export type Child = GroupAddresses | number;

/** Entries that a symbol table node holds, and children of a tree node: twice the K values of the superblock. */
export const nodeEntries = 8;
export const treeChildren = 32;

/** Writes a group's heap of names, symbol table nodes and version 1 B-tree (sections III.A.1, III.B, III.D of the format). */
export function writeSymbolTable(
  layout: Hdf5Layout,
  children: ReadonlyMap<string, Child>,
): Omit<GroupAddresses, 'header'> {
  const names = [...children.keys()].sort(compareNames);
  const encoded = names.map((name) => new TextEncoder().encode(name));
  const segment = new FieldWriter(encoded.reduce((size, name) => size + align(name.length + 1), 8));
  segment.skip(8); // the empty name
  const offsets = encoded.map((name) => {
    const offset = segment.position;
    segment.raw(name).skip(align(name.length + 1) - name.length);
    return offset;
  });
  const data = layout.place(segment.bytes);
  const heap = layout.place(new FieldWriter(32).raw('HEAP').skip(4).long(segment.bytes.length, 1, data).bytes);

  let nodes = split(names.length, nodeEntries).map(([from, to]): TreeChild => {
    const fields = new FieldWriter(8 + nodeEntries * 40)
      .raw('SNOD')
      .byte(1, 0)
      .short(to - from);
    for (let i = from; i < to; i++) {
      const child = children.get(names[i]!)!;
      if (typeof child === 'number') fields.long(offsets[i]!, child).skip(24);
      else fields.long(offsets[i]!, child.header).word(1).word(0).long(child.tree, child.heap);
    }
    return { address: layout.place(fields.bytes), lastKey: offsets[to - 1] ?? 0 };
  });
  let level = 0;
  do {
    nodes = writeTreeLevel(layout, nodes, level++);
  } while (nodes.length > 1);
  return { tree: nodes[0]!.address, heap };
}

/** A node and the heap offset of the greatest name below it. */
interface TreeChild {
  readonly address: number;
  readonly lastKey: number;
}

/** Writes the nodes of one level side by side, so that each knows where its siblings lie. */
function writeTreeLevel(layout: Hdf5Layout, children: readonly TreeChild[], level: number): TreeChild[] {
  const size = 24 + 8 * (2 * treeChildren + 1);
  const ranges = children.length > 0 ? split(children.length, treeChildren) : [[0, 0] as const];
  const fields = new FieldWriter(ranges.length * size);
  const first = layout.place(fields.bytes);
  return ranges.map(([from, to], index) => {
    const address = first + index * size;
    fields.position = index * size;
    fields
      .raw('TREE')
      .byte(0, level)
      .short(to - from);
    fields.long(index > 0 ? address - size : -1, index + 1 < ranges.length ? address + size : -1);
    fields.long(from > 0 ? children[from - 1]!.lastKey : 0);
    for (const child of children.slice(from, to)) fields.long(child.address, child.lastKey);
    return { address, lastKey: children[to - 1]?.lastKey ?? 0 };
  });
}

/** `count` things in as few runs of at most `most` as possible, of nearly equal length. */
function split(count: number, most: number): (readonly [from: number, to: number])[] {
  const runs = Math.ceil(count / most);
  return Array.from(
    { length: runs },
    (_, i) => [Math.floor((i * count) / runs), Math.floor(((i + 1) * count) / runs)] as const,
  );
}
