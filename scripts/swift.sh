#!/bin/sh
# Makes .venv-swift ready: OpenStack Swift, the S3 server of the tests, from its own lock. It is apart from .venv
# because it is old in its ways and shares no package with us. A second call returns at once.
set -eu
cd "$(dirname "$0")/.."

wanted="$(cat requirements-swift.lock scripts/swift.sh | sha256sum) $(.venv/bin/python -V)"
stamp=.venv-swift/.veilbox
if [ -x .venv-swift/bin/swift-proxy-server ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi
echo "Installing the S3 server of the tests into .venv-swift"
.venv/bin/python -m venv --clear --without-pip .venv-swift
.venv/bin/uv pip install --quiet --python .venv-swift/bin/python --require-hashes -r requirements-swift.lock
printf '%s\n' "$wanted" >"$stamp"
