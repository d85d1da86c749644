import { classOf, shortName } from '@oneiros/core';
import { type Child, Layer, snakeCase } from '@oneiros/layers-core';
import type { SavableModel, Saved } from './savable.ts';

/**
 * Everything that has a group in a weights file, as Keras's `_save_state` walks: a layer, then its parts by the names of
 * their attributes (`layers` first, names with `_` last), each thing where it is met first. Lists name their items by class.
 */
export function walk(model: Layer, optimizer: SavableModel['optimizer'] | null): readonly Saved[] {
  const found: Saved[] = [];
  const seen = new Set<Layer>();

  const visit = (layer: Layer, path: string): void => {
    if (seen.has(layer)) return;
    seen.add(layer);
    found.push({ path, name: layer.name, variables: layer.ownWeights });
    const parts = new Map<string, Child | 'optimizer'>(layer.children);
    if (layer === model && optimizer) parts.set('optimizer', 'optimizer');
    for (const [attribute, child] of [...parts].sort(([a], [b]) => compare(a, b))) {
      const inner = path ? `${path}/${attribute}` : attribute;
      if (child === 'optimizer') found.push({ path: inner, name: optimizer!.name, variables: optimizer!.variables });
      else if (Array.isArray(child)) visitList(child as readonly Layer[], inner);
      else if (child instanceof Layer) visit(child as Layer, inner); // states of seed generators are not saved
    }
  };
  const visitList = (items: readonly unknown[], path: string): void => {
    const used = new Map<string, number>();
    for (const item of items) {
      if (!(item instanceof Layer)) continue;
      const { className, pythonClass } = classOf(item);
      const base = snakeCase(pythonClass ?? shortName(className));
      const n = used.get(base) ?? 0;
      used.set(base, n + 1);
      visit(item as Layer, `${path}/${n ? `${base}_${n}` : base}`);
    }
  };
  visit(model, '');
  return found;
}

/** `layers` before all others, then by code units, names with a leading underscore last. */
function compare(a: string, b: string): number {
  const rank = (name: string): string => (name === 'layers' ? '' : name.startsWith('_') ? `~${name}` : name);
  return rank(a) < rank(b) ? -1 : 1;
}
