import { type NodeGpuBackend, nodeGpu } from '@oneiros/backend-node-gpu';
import { tfjsNodeFolder } from '../../tools/tfjs-node/folder.ts';

/** backend-node-gpu on the TensorFlow for the CPU that tools/tfjs-node prepares. */
export function preparedNodeGpu(): NodeGpuBackend {
  return nodeGpu({ package: tfjsNodeFolder });
}
