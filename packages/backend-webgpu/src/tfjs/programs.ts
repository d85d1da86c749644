/**
 * What is used of TensorFlow.js: the shaders of its products and convolutions, and what makes a whole shader of one. The
 * build puts these modules into one file, with modules of `stand-ins` for what else they import.
 */
export { Conv2DMMProgram } from '@tensorflow/tfjs-backend-webgpu/dist/conv2d_mm_webgpu.js';
export { Conv3DNaiveProgram } from '@tensorflow/tfjs-backend-webgpu/dist/conv3d_naive_webgpu.js';
export { DepthwiseConv2DVec4Program } from '@tensorflow/tfjs-backend-webgpu/dist/depthwise_conv2d_vec4_webgpu.js';
export { DepthwiseConv2DProgram } from '@tensorflow/tfjs-backend-webgpu/dist/depthwise_conv2d_webgpu.js';
export { Im2ColProgram } from '@tensorflow/tfjs-backend-webgpu/dist/im2col_webgpu.js';
export { MatMulPackedProgram } from '@tensorflow/tfjs-backend-webgpu/dist/matmul_packed_webgpu.js';
export { MatMulReduceProgram } from '@tensorflow/tfjs-backend-webgpu/dist/matmul_reduce_webgpu.js';
export { MatMulSmallOutputSizeProgram } from '@tensorflow/tfjs-backend-webgpu/dist/matmul_small_output_size_webgpu.js';
export { MatMulSplitKProgram } from '@tensorflow/tfjs-backend-webgpu/dist/matmul_splitK_webgpu.js';
export {
  compileProgram,
  makeShaderKey,
  type WebGPUProgram,
} from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program.js';
