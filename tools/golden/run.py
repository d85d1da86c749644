"""Regenerates golden files: `python tools/golden/run.py [script or folder …]`, by default all of packages/.

It needs an environment with keras==3.15.1, jax, tensorflow-cpu and h5py. All scripts run in one process, each seeded
by its own name, so the result does not depend on which scripts run.
"""

import pathlib
import runpy
import sys
import traceback

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here))

import cases  # noqa: E402


def main(arguments):
    roots = [pathlib.Path(argument) for argument in arguments] or [here.parent.parent / "packages"]
    scripts = []
    for root in roots:
        scripts += (
            [root] if root.is_file() else sorted(p for p in root.rglob("*.golden.py") if "node_modules" not in p.parts)
        )
    failed = []
    for script in scripts:
        cases.start(script)
        try:
            runpy.run_path(str(script.resolve()), run_name="__main__")
        except Exception:
            traceback.print_exc()
            failed.append(script)
            continue
        print(f"{script.with_suffix('.json')}: {script.with_suffix('.json').stat().st_size} bytes")
    for script in failed:
        print(f"failed: {script}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
