import { bestBackend } from '#backends';
import { use } from '@oneiros/core';
import { setFallbackBackend } from '@oneiros/tensor';
import { plugins } from './plugins.ts';

// The one import with an effect: whoever takes the umbrella gets all names, and a backend without asking.
use(...plugins);
setFallbackBackend(bestBackend);
