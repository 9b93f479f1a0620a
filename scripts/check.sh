#!/bin/sh
# The gate: every step by name, the first failure ends it. CI runs this and nothing else.
set -eu
cd "$(dirname "$0")/.."

step() {
    name="$1"
    shift
    started="$(date +%s)"
    printf '\n== %s\n' "$name"
    if ! "$@"; then
        printf '\nThe gate is red at: %s\n' "$name" >&2
        exit 1
    fi
    printf '== %s: green after %s s\n' "$name" "$(($(date +%s) - started))"
}

bin=.venv/bin

# Programs for the tests are installed meanwhile, because that waits for the network most of the time. What it says is
# shown at its own step.
said="$(mktemp)"
sh scripts/test_needs.sh system >"$said" 2>&1 &
needs="$!"

installed() {
    wait "$needs" && status=0 || status="$?"
    cat "$said"
    rm -f "$said"
    return "$status"
}

step "environment" sh scripts/environment.sh dev
step "locks" "$bin/python" scripts/check_locks.py
step "ruff: rules" "$bin/ruff" check .
step "ruff: format" "$bin/ruff" format --check .
step "mypy: packages" "$bin/mypy"
step "mypy: tests, bench and scripts" "$bin/mypy" --explicit-package-bases --follow-imports=silent \
    scripts tests bench hatch_build.py
step "import rules" "$bin/lint-imports"
step "TypeScript and Compose rules" sh scripts/check_npm.sh check compose
step "Compose schema" "$bin/check-jsonschema" --builtin-schema vendor.compose-spec docker-compose.yml
step "Dockerfile" "$bin/hadolint" Dockerfile
step "programs for the tests" installed
step "tests" make --no-print-directory test
