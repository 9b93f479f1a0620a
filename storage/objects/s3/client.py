"""The S3 client of one bucket, and its errors as ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError

from minio import Minio
from minio.error import MinioException, S3Error
from urllib3 import PoolManager
from urllib3.exceptions import HTTPError

from storage.errors import NotFound, Unavailable

# What the library and those below it raise. Their texts quote addresses, keys and answers.
FAULTS: Final = (MinioException, HTTPError, OSError, ValueError, ParseError)


@dataclass(frozen=True)
class Bucket:
    """Where a bucket is, and who we are there. `endpoint` is "https://host:port"; `ca_file` may be ""."""

    endpoint: str
    name: str
    region: str
    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    ca_file: str = ""

    @property
    def secure(self) -> bool:
        """Whether the line to the server is encrypted."""
        return urlsplit(self.endpoint).scheme == "https"


def client(bucket: Bucket, connections: PoolManager, *, anonymous: bool = False) -> Minio:
    """A client with our keys, or one that signs nothing.

    The region is always given: without it the library would ask the server, each time it starts.
    """
    return Minio(
        urlsplit(bucket.endpoint).netloc,
        access_key=None if anonymous else bucket.access_key,
        secret_key=None if anonymous else bucket.secret_key,
        secure=bucket.secure,
        region=bucket.region,
        http_client=connections,
    )


@contextmanager
def own_errors() -> Iterator[None]:
    """Raises NotFound for an object that isn't there, Unavailable for everything else."""
    try:
        yield
    except FAULTS as error:
        missing = isinstance(error, S3Error) and error.code == "NoSuchKey"
        raise (NotFound() if missing else Unavailable()) from None
