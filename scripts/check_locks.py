"""Say where the locks and pyproject.toml disagree, or where a lock holds an address; exit 1 if anywhere.

Needs no network: every requirement of pyproject.toml must be pinned by a version that satisfies it, every pin
must carry a hash, and the two Python locks must pin the same versions.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
RUNTIME, DEV = "requirements.lock", "requirements-dev.lock"
BUILD, SWIFT = "requirements-build.lock", "requirements-swift.lock"
NPM = "package-lock.json"
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
ADDRESS = re.compile(r"://|^\s*--(?:index|extra|find|trusted)| @ ", re.MULTILINE)

Pins = dict[str, set[Version]]


def problems(root: Path) -> Iterator[str]:
    """Yield every disagreement below `root` in plain words."""
    project = tomllib.loads((root / "pyproject.toml").read_text())
    runtime, build = project["project"]["dependencies"], project["build-system"]["requires"]
    groups = project["dependency-groups"]
    wanted = {RUNTIME: runtime, DEV: [*runtime, *groups["dev"]], BUILD: build, SWIFT: groups["swift"]}
    pins = {lock: pinned((root / lock).read_text()) for lock in wanted}
    for lock, requirements in wanted.items():
        yield from unsatisfied(lock, requirements, pins[lock])
        yield from unclean(lock, (root / lock).read_text())
    for name, versions in pins[RUNTIME].items():
        if pins[DEV].get(name) != versions:
            yield f"{RUNTIME} and {DEV} differ on {name}"
    yield from npm_problems(root)


def pinned(text: str) -> Pins:
    """Map each name in a lock to its versions (several when markers tell platforms apart)."""
    found: Pins = {}
    for match in PIN.finditer(text):
        found.setdefault(canonicalize_name(match[1]), set()).add(Version(match[2]))
    return found


def unsatisfied(lock: str, requirements: list[str], pins: Pins) -> Iterator[str]:
    """Yield the requirements that the lock does not pin, or pins outside their range."""
    for text in requirements:
        requirement = Requirement(text)
        versions = pins.get(canonicalize_name(requirement.name), set())
        if not versions:
            yield f"{lock} lacks {requirement.name}; run `make lock`"
        elif not all(requirement.specifier.contains(version, prereleases=True) for version in versions):
            yield f"{lock} pins {requirement.name} outside {requirement.specifier}; run `make lock`"


def unclean(lock: str, text: str) -> Iterator[str]:
    """Yield addresses and pins without a hash."""
    if ADDRESS.search(text):
        yield f"{lock} holds an address"
    for match in PIN.finditer(text):
        if "--hash=sha256:" not in match[3]:
            yield f"{lock} pins {match[1]} without a hash"


def npm_problems(root: Path) -> Iterator[str]:
    """Yield what is wrong with the npm lock: missing, addresses, no integrity, not package.json's."""
    if not (root / NPM).exists():
        yield f"{NPM} is missing"
        return
    text = (root / NPM).read_text()
    packages = json.loads(text)["packages"]
    if ADDRESS.search(text):
        yield f"{NPM} holds an address; run `make lock`"
    for path, package in packages.items():
        if path and "integrity" not in package and not package.get("link"):
            yield f"{NPM} has {path} without an integrity digest"
    manifest = json.loads((root / "package.json").read_text())
    for kind in ("dependencies", "devDependencies"):
        if manifest.get(kind, {}) != packages[""].get(kind, {}):
            yield f"{NPM} and package.json differ in {kind}; run `make lock`"


def main() -> int:
    """Print every problem; 0 when there is none."""
    found = list(problems(ROOT))
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
