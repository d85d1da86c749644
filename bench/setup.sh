#!/usr/bin/env bash
# The Python that the benchmark compares with, in bench/.venv; and the JavaScript peers, in bench/peers.
# With ONEIROS_PYTHON naming a Python that has Keras, the first is not needed.
set -euo pipefail
cd "$(dirname "$0")"
if [[ -z ${ONEIROS_PYTHON:-} ]]; then
  python3 -m venv .venv
  .venv/bin/pip install --quiet keras==3.15.1 tensorflow-cpu jax
fi
npm install --prefix peers --no-save --ignore-scripts --silent @tensorflow/tfjs@4 @tensorflow/tfjs-layers@4 \
  @tensorflow/tfjs-core@4 @tensorflow/tfjs-backend-cpu@4 @tensorflow/tfjs-backend-wasm@4 \
  @tensorflow/tfjs-backend-webgpu@4 @tensorflow/tfjs-node@4
# TensorFlow itself, for tfjs-node and for backend-node-gpu
npx -y pnpm@12 exec node ../tools/tfjs-node/prepare.ts
