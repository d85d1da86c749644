import { defineConfig } from 'tsup';
import { unbundled } from '../../tsup.shared.ts';

export default defineConfig(unbundled);
