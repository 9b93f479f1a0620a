"""Write the four Python locks and the npm lock anew, with names, versions and hashes only.

`--upgrade` takes the newest releases that pyproject.toml and package.json admit; without it, pins that
still fit stay. The build backend has a lock of its own: `--require-hashes` refuses an editable install. So
has the S3 server of the tests, which is installed apart from everything else.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".venv/bin/uv"
NPM = "package-lock.json"
FORM = (
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-version=3.11",
    "--quiet",
)


def compile_lock(source: Path, lock: str, *extra: str) -> None:
    """Compile one lock in place, so that uv keeps the pins that still fit."""
    command: list[str | Path] = [UV, "pip", "compile", *FORM, *extra, "--output-file", ROOT / lock, source]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def compile_own_lock(requires: list[str], lock: str, *extra: str) -> None:
    """Compile the lock of an environment that shares nothing with the product's."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "requires.in"
        source.write_text("\n".join(requires) + "\n")
        compile_lock(source, lock, *extra)


def npm_lock(*, upgrade: bool) -> None:
    """Write package-lock.json; `.npmrc` beside it keeps download addresses out, and we those of sponsors."""
    command = [
        "npm",
        "update" if upgrade else "install",
        "--package-lock-only",
        "--ignore-scripts",
        "--no-audit",
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    lock = json.loads((ROOT / NPM).read_text())
    for package in lock["packages"].values():
        package.pop("funding", None)
    (ROOT / NPM).write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")


def main(arguments: list[str]) -> None:
    """Write every lock."""
    upgrade = "--upgrade" in arguments
    extra = ("--upgrade",) if upgrade else ()
    compile_lock(ROOT / "pyproject.toml", "requirements.lock", *extra)
    compile_lock(ROOT / "pyproject.toml", "requirements-dev.lock", "--group=dev", *extra)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    compile_own_lock(project["build-system"]["requires"], "requirements-build.lock", *extra)
    compile_own_lock(project["dependency-groups"]["swift"], "requirements-swift.lock", *extra)
    npm_lock(upgrade=upgrade)


if __name__ == "__main__":
    main(sys.argv[1:])
