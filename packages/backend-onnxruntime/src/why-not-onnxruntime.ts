import { onnxruntimeLibrary } from './internal/native.ts';

/**
 * Why onnxruntime cannot run here; `null` if it can.
 *
 * ```ts
 * const backend = whyNotOnnxruntime() === null ? onnxruntime() : cpu();
 * ```
 */
export function whyNotOnnxruntime(): string | null {
  try {
    onnxruntimeLibrary();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
