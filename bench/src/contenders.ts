import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { whyNoTfjsNode } from '../../tools/tfjs-node/folder.ts';
import type { Field } from './contender.ts';
import { type Program, processContender } from './process-contender.ts';
import { whyNoPeer } from './tfjs-peer.ts';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Those that run outside of a browser. */
export function contenders(): Field {
  const node = process.execPath;
  const present: Program[] = [
    {
      name: 'oneiros',
      command: node,
      args: [file('./worker-oneiros.ts'), 'onnxruntime'],
      startUp: [file('./start-up-oneiros.mjs')],
    },
  ];
  const absent: string[] = [];
  const whyNot = whyNoTfjsNode();
  if (whyNot) absent.push(`oneiros-node-gpu: ${whyNot}`);
  else
    present.push({
      name: 'oneiros-node-gpu',
      command: node,
      args: [file('./worker-oneiros.ts'), 'node-gpu'],
      startUp: [file('./start-up-oneiros.mjs'), 'node-gpu'],
    });
  const python = findPython();
  if (python) {
    for (const backend of ['tensorflow', 'jax']) {
      const env = { KERAS_BACKEND: backend, TF_CPP_MIN_LOG_LEVEL: '3', JAX_PLATFORMS: 'cpu' };
      present.push({
        name: `keras-${backend}`,
        command: python,
        args: [file('./worker_keras.py')],
        env,
        startUp: [file('./start_up_keras.py')],
      });
    }
  } else
    absent.push('Python Keras: no Python with Keras 3 was found. Run bench/setup.sh, or name one in ONEIROS_PYTHON.');
  present.push({ name: 'oneiros-cpu', command: node, args: [file('./worker-oneiros.ts'), 'cpu'], slow: true });
  present.push({
    name: 'oneiros-wasm',
    command: node,
    args: [file('./worker-oneiros.ts'), 'wasm'],
    workloads: ['mlp', 'cnn'],
  });
  for (const { backend, ...more } of peers) {
    const why = whyNoPeer(backend);
    const args = (script: string): readonly string[] => [file(script), backend];
    if (why) absent.push(why);
    else
      present.push({
        name: `tfjs-${backend}`,
        command: node,
        args: args('./worker-tfjs.ts'),
        startUp: args('./start-up-tfjs.ts'),
        ...more,
      });
  }
  return { present: present.map(processContender), absent };
}

/** tfjs-layers by backend; a step of convolutions takes its cpu backend half a minute. */
const peers: readonly { readonly backend: string; readonly workloads: readonly string[]; readonly slow?: boolean }[] = [
  { backend: 'tensorflow', workloads: ['mlp', 'cnn'] },
  { backend: 'wasm', workloads: ['mlp', 'cnn'] },
  { backend: 'cpu', workloads: ['mlp'], slow: true },
];

/** The Python with Keras: of ONEIROS_PYTHON, of bench/setup.sh, or that of the system. */
export function findPython(): string | null {
  const candidates = [process.env['ONEIROS_PYTHON'], file('../.venv/bin/python'), 'python3'];
  return (
    candidates.find(
      (python) =>
        python &&
        spawnSync(python, ['-c', 'import importlib.metadata as m; assert m.version("keras")[:2] == "3."']).status === 0,
    ) ?? null
  );
}
