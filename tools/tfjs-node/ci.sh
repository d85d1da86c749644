#!/usr/bin/env bash
# For the CI: what prepare.ts needs, by apt-get where it is missing, and then prepare.ts.
set -uo pipefail
cd "$(dirname "$0")/../.."

missing=()
command -v g++ >/dev/null || missing+=(g++)
command -v python3 >/dev/null && python3 -m pip --version >/dev/null 2>&1 || missing+=(python3 python3-pip)
if ((${#missing[@]} > 0)); then
  root=()
  ((EUID == 0)) || root=(sudo -n)
  "${root[@]}" apt-get update -qq || exit 1
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || exit 1
fi
exec npx -y pnpm@12 exec node tools/tfjs-node/prepare.ts
