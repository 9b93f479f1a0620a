"""A private S3 server on the loopback: OpenStack Swift on one disk, with an S3 door that checks signatures.

It is installed by `scripts/swift.sh` into an environment of its own.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from storage.objects.s3 import Bucket, S3Store
from tests.support.ports import free_port

PROGRAMS = Path(__file__).parents[2] / ".venv-swift" / "bin"
PARTS = ("object", "container", "account")
START_SECONDS = 30
REGION = "us-east-1"
USER = "veilbox:tests"

CONSTANTS = """
[swift-hash]
swift_hash_path_suffix = tests
swift_hash_path_prefix = tests
[storage-policy:0]
name = one
default = yes
"""
COMMON = """
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
swift_dir = {folder}
devices = {folder}/disks
mount_check = false
log_level = CRITICAL
log_address = {folder}/no-syslog
"""
PART = """
[pipeline:main]
pipeline = {part}-server
[app:{part}-server]
use = egg:swift#{part}
"""
FRONT = """
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck listing_formats bulk s3api tempauth slo versioned_writes symlink proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = {region}
[filter:tempauth]
use = egg:swift#tempauth
user_veilbox_tests = {secret} .admin
[filter:slo]
use = egg:swift#slo
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
"""  # noqa: E501 - the pipeline is one line
RINGS = """
import sys
from swift.common.ring import RingBuilder
folder, *places = sys.argv[1:]
for place in places:
    part, port = place.split("=")
    builder = RingBuilder(4, 1, 0)
    builder.add_dev(dict(region=1, zone=1, ip="127.0.0.1", port=int(port), device="disk", weight=1))
    builder.rebalance()
    builder.get_ring().save(f"{folder}/{part}.ring.gz")
"""


@dataclass
class SwiftServer:
    """One running server. Everything it keeps lies below `data`."""

    folder: Path
    port: int = field(default_factory=free_port)
    secret: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    _ports: dict[str, int] = field(default_factory=lambda: {part: free_port() for part in PARTS})
    _processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """Objects, listings and accounts, as they lie on the disk."""
        return self.folder / "disks"

    @property
    def endpoint(self) -> str:
        """Where S3 clients find it."""
        return f"http://127.0.0.1:{self.port}"

    def new_bucket(self) -> Bucket:
        """A bucket that nobody has created yet, and the keys that may."""
        return Bucket(self.endpoint, f"tests-{secrets.token_hex(8)}", REGION, USER, self.secret)

    def start(self) -> None:
        """Write the settings and start.

        Raises:
            RuntimeError: it does not answer; its output is in the folder.
        """
        (self.data / "disk").mkdir(parents=True)
        self._write("swift.conf", CONSTANTS)
        for part, port in self._ports.items():
            self._write(f"{part}.conf", self._common(port) + PART.format(part=part))
        front = FRONT.format(region=REGION, secret=self.secret)
        self._write("proxy.conf", self._common(self.port) + front)
        places = [f"{part}={port}" for part, port in self._ports.items()]
        subprocess.run([PROGRAMS / "python", "-c", RINGS, self.folder, *places], check=True, cwd=self.folder)
        for part in PARTS:
            self._start(part)
        self.come_back()

    def go_away(self) -> None:
        """Stop answering at once, as when the server was killed. What it has kept stays."""
        self._kill("proxy")

    def come_back(self) -> None:
        """Answer, also again after `go_away`."""
        self._start("proxy")
        deadline = time.monotonic() + START_SECONDS
        while not self._is_up():
            if time.monotonic() > deadline:
                raise RuntimeError(f"Swift did not start; see {self.folder}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End all processes; what was kept is thrown away with the folder."""
        for part in list(self._processes):
            self._kill(part)

    def _common(self, port: int) -> str:
        owner = self.folder.owner()
        return COMMON.format(port=port, user=owner, folder=self.folder)

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)

    def _start(self, part: str) -> None:
        with (self.folder / f"{part}.out").open("ab") as out:
            self._processes[part] = subprocess.Popen(
                [PROGRAMS / f"swift-{part}-server", self.folder / f"{part}.conf"],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def _kill(self, part: str) -> None:
        process = self._processes.pop(part)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def _is_up(self) -> bool:
        ports = [(self.port, "/healthcheck"), *((port, "/recon/version") for port in self._ports.values())]
        try:
            for port, path in ports:
                httpx.get(f"http://127.0.0.1:{port}{path}", timeout=5, trust_env=False)
        except httpx.TransportError:
            return False
        return True


async def prepared(bucket: Bucket) -> None:
    """Create the bucket."""
    store = S3Store(bucket)
    await store.prepare()
    await store.close()


def settings_of(bucket: Bucket) -> dict[str, str]:
    """The variables that give a bucket to Veilbox."""
    return {
        "VEILBOX_S3_ENDPOINT": bucket.endpoint,
        "VEILBOX_S3_BUCKET": bucket.name,
        "VEILBOX_S3_ACCESS_KEY": bucket.access_key,
        "VEILBOX_S3_SECRET_KEY": bucket.secret_key,
    }


@contextmanager
def running_swift() -> Iterator[SwiftServer]:
    """A server in a folder of its own, both gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="veilbox-swift-"))
    server = SwiftServer(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)
