"""What `veilbox check` wants to know of a bucket, found out by trying."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from minio import Minio
from minio.error import MinioException, S3Error

from storage.objects.keys import new_key
from storage.objects.s3.client import FAULTS, Bucket
from storage.objects.s3.versions import Versions

Row = tuple[str, str, bool]

PROBE: Final = b"Veilbox was here to see whether it can write, and should have removed this."
NO_BUCKET: Final = "there is no such bucket: run `veilbox migrate`"
REFUSED: Final = "refused: the keys are wrong, or lack a right"
UNREACHABLE: Final = "can't be reached"
FAULTY: Final = "answers with an error"
SAID: Final = {
    "NoSuchBucket": NO_BUCKET,
    "AccessDenied": REFUSED,
    "InvalidAccessKeyId": REFUSED,
    "SignatureDoesNotMatch": REFUSED,
    "AuthorizationHeaderMalformed": "refused: the bucket is in another region",
}
VERSIONING: Final = {
    "": "off",
    "Enabled": "on: the bucket keeps old versions; Veilbox removes all of what it deletes",
    "Suspended": "suspended: old versions may be left; Veilbox removes all of what it deletes",
}


class Trial:
    """One object is put, read by us and by a stranger, and removed."""

    def __init__(self, ours: Minio, stranger: Minio, bucket: Bucket) -> None:
        self._ours = ours
        self._stranger = stranger
        self._bucket = bucket
        self._versions = Versions(ours, bucket.name)

    def rows(self) -> list[Row]:
        """Name, what was found, and whether it is right. The first failure ends the list."""
        found: list[Row] = []
        steps = self._steps()
        while True:
            try:
                found.append(next(steps))
            except StopIteration:
                return found
            except FAULTS as error:
                return [*found, ("works", _reason(error), False)]

    def _steps(self) -> Iterator[Row]:
        name, key = self._bucket.name, new_key()
        secure = self._bucket.secure
        yield "line", "encrypted" if secure else "in clear: keep it on a private network", True
        versioning = self._versions.status()  # unlike a HEAD, a refusal says why
        self._ours.put_object(name, key, BytesIO(PROBE), len(PROBE), num_parallel_uploads=1)
        try:
            yield "put", "yes", True
            public = self._reads(key) or self._lists()
            yield "public", "ANYBODY can read it" if public else "no", not public
        finally:
            self._versions.remove(key)
        left = self._versions.of(key) if versioning else self._listed(key)
        yield "delete", "an object that was deleted is still there" if left else "yes", not left
        yield "versioning", VERSIONING[versioning], True

    def _reads(self, key: str) -> bool:
        try:
            response = self._stranger.get_object(self._bucket.name, key)
        except MinioException:
            return False
        response.close()
        response.release_conn()
        return True

    def _lists(self) -> bool:
        try:
            next(iter(self._stranger.list_objects(self._bucket.name)), None)
        except MinioException:
            return False
        return True

    def _listed(self, key: str) -> list[object]:
        return list(self._ours.list_objects(self._bucket.name, prefix=key))


def _reason(error: Exception) -> str:
    if isinstance(error, S3Error):
        return SAID.get(error.code or "", FAULTY)
    return FAULTY if isinstance(error, MinioException) else UNREACHABLE
