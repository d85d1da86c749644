/** What `map` holds under `key`; where that is nothing, what `make` gives, which it then holds. */
export function getOrInsert<K extends WeakKey, V extends {}>(map: WeakMap<K, V>, key: K, make: () => V): V;
export function getOrInsert<K, V extends {}>(map: Map<K, V>, key: K, make: () => V): V;
export function getOrInsert<K, V>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
