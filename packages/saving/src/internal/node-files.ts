/** Node's file system, if this is Node; bundlers for browsers need not know of it. */
export function nodeFiles(): typeof import('node:fs') | null {
  const { process } = globalThis as { readonly process?: { getBuiltinModule?(name: string): unknown } };
  return (process?.getBuiltinModule?.('node:fs') ?? null) as typeof import('node:fs') | null;
}
