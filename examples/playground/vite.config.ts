import type { Plugin } from 'vite';
import { defaultClientConditions, defineConfig } from 'vite';
import { tfjsParts } from '../../tools/tfjs-parts.ts';
import { packDigits } from './tools/pack-digits.ts';

// Workers may share memory, and so have threads, where the page is isolated; a host that sends no such headers does too.
const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

export default defineConfig({
  base: './',
  // Packages are read from their source, so that the page needs no build of them.
  resolve: { conditions: ['@oneiros/source', ...defaultClientConditions] },
  plugins: [tfjsParts(), digits()],
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false },
  worker: { format: 'es', plugins: () => [tfjsParts()] },
  server: { headers },
  preview: { headers },
});

/** Serves and writes `digits.bin`. */
function digits(): Plugin {
  let packed: Uint8Array | null = null;
  const source = (): Uint8Array => (packed ??= packDigits());
  return {
    name: 'digits',
    configureServer(server) {
      server.middlewares.use('/digits.bin', (_request, response) => {
        response.setHeader('Content-Type', 'application/octet-stream');
        response.end(source());
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'digits.bin', source: source() });
    },
  };
}
