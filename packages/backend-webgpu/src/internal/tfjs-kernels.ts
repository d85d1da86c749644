import type { TfjsKernel } from '@oneiros/backend-tfjs';
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/BatchMatMul.js';
import { concatConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Concat.js';
import { conv2DConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Conv2D.js';
import { conv3DConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Conv3D.js';
import { depthwiseConv2dNativeConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/DepthwiseConv2dNative.js';
import { padV2Config } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/PadV2.js';
import { sliceConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Slice.js';
import { transposeConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Transpose.js';

/** Imported one by one, so that a bundle holds these and no others. */
export const tfjsKernels: readonly TfjsKernel[] = [
  batchMatMulConfig,
  concatConfig,
  conv2DConfig,
  conv3DConfig,
  depthwiseConv2dNativeConfig,
  padV2Config,
  sliceConfig,
  transposeConfig,
];
