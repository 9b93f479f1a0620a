#!/bin/sh
# Makes .venv ready: `environment.sh run` for serving, `environment.sh dev` for tests and checks as well.
# A stamp in .venv holds a digest of everything the environment is made from, so that a second call returns at once.
set -eu
cd "$(dirname "$0")/.."
kind="${1:-run}"

newest_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Veilbox needs Python 3.11 or newer with venv (on Debian: apt-get install python3-venv)." >&2
    return 1
}

digest() {
    .venv/bin/python -I - "$kind" <<'PYTHON'
import hashlib, pathlib, sys
files = [pathlib.Path(name) for name in ("pyproject.toml", "hatch_build.py", "requirements.lock", "requirements-build.lock")]
if sys.argv[1] == "dev":
    files.append(pathlib.Path("requirements-dev.lock"))
files += [pathlib.Path(".npmrc"), pathlib.Path("package.json"), pathlib.Path("package-lock.json")]
files += sorted(file for file in pathlib.Path("web/assets").rglob("*") if "node_modules" not in file.parts)
total = hashlib.sha256(sys.version.encode())
for file in files:
    if file.is_file():
        total.update(str(file).encode() + hashlib.sha256(file.read_bytes()).digest())
print(total.hexdigest())
PYTHON
}

is_current() {
    [ -x .venv/bin/veilbox ] && [ -f web/static/manifest.json ] && [ "$(cat "$1" 2>/dev/null)" = "$2" ]
}

install() {
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python .venv/bin/python "$@"
    else
        .venv/bin/python -m pip install -qq --disable-pip-version-check "$@"
    fi
}

[ -x .venv/bin/python ] || "$(newest_python)" -m venv .venv

stamp=".venv/.veilbox-$kind"
wanted="$(digest)"
if is_current "$stamp" "$wanted"; then
    exit 0
fi

if [ "$kind" = dev ]; then lock=requirements-dev.lock; else lock=requirements.lock; fi
echo "Installing the locked packages into .venv (the first time takes a few minutes)"
install --require-hashes -r "$lock"
install --require-hashes -r requirements-build.lock
echo "Building the pages' assets"
install --no-deps --no-build-isolation -e .
printf '%s\n' "$wanted" >"$stamp"
