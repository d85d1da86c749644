import { functionsIn } from './functions.ts';

export interface ShaderParts {
  /** Element types of what is bound, first what is written; `atomic<u32>` for what several threads join. */
  readonly buffers: readonly string[];
  /** How many numbers come as parameters. */
  readonly params: number;
  /** Statements, for each `i` below `size`: buffers are b0, b1, …, parameters p(0), p(1), … */
  readonly body: string;
  /** The number of values of `i`, as WGSL; default the first parameter. */
  readonly size?: string;
  /** Declarations before the entry point. */
  readonly declarations?: string;
}

/** Threads of a workgroup. */
const workgroupSize = 64;

/** A shader that runs `body` once for each element. */
export function elementShader({ buffers, params, body, size = 'u32(p(0))', declarations = '' }: ShaderParts): string {
  return `${head(buffers, params)}${declarations}${functionsIn(`${declarations}${body}`)}
@compute @workgroup_size(${workgroupSize})
fn main(@builtin(global_invocation_id) thread: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
  let i = thread.x + thread.y * groups.x * ${workgroupSize}u;
  if (i >= ${size}) { return; }
  ${body}
}
`;
}

function head(buffers: readonly string[], params: number): string {
  const bound = buffers.map(
    (type, i) =>
      `@group(0) @binding(${i}) var<storage, ${i === 0 || type.startsWith('atomic') ? 'read_write' : 'read'}> b${i}: array<${type}>;\n`,
  );
  if (params > 0) {
    const words = Math.ceil(params / 4);
    bound.push(`@group(0) @binding(${buffers.length}) var<uniform> words: array<vec4<i32>, ${words}>;\n`);
    bound.push('fn p(n: u32) -> i32 { return words[n / 4u][n % 4u]; }\n');
  }
  return bound.join('');
}

/** Workgroups for `count` threads. */
export function groupsFor(count: number): readonly [number, number, number] {
  const groups = Math.ceil(count / workgroupSize);
  const most = 65535;
  return groups <= most ? [groups, 1, 1] : [most, Math.ceil(groups / most), 1];
}
