"""Deleting for good: a bucket may keep old versions of objects, and parts of uploads that nobody finished."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from minio import Minio
from minio.datatypes import Upload
from minio.error import S3Error

from storage.objects.keys import is_key

NOT_OFFERED: Final = frozenset(
    {"NotImplemented", "MethodNotAllowed"}
)  # what a server without the feature says


class Versions:
    """What lies in a bucket beside the objects that are listed."""

    def __init__(self, client: Minio, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def status(self) -> str:
        """ "Enabled", "Suspended", or "" where old versions never were kept."""
        try:
            return self._client.get_bucket_versioning(self._bucket).status or ""
        except S3Error as error:
            if error.code in NOT_OFFERED:
                return ""
            raise

    def remove(self, key: str) -> None:
        """Remove an object. Where versions are kept, each of them, and the marks of earlier deletions."""
        if not self.status():
            self._client.remove_object(self._bucket, key)
            return
        for version in self.of(key):
            self._client.remove_object(self._bucket, key, version_id=version)

    def of(self, key: str) -> list[str | None]:
        """The ids of all versions of an object."""
        found = self._client.list_objects(self._bucket, prefix=key, include_version=True)
        return [one.version_id for one in found if one.object_name == key]

    def abort_uploads(self, before: datetime) -> None:
        """Abort the uploads to our keys that were begun before this moment."""
        for upload in list(self._uploads()):
            begun, upload_id = upload.initiated_time, upload.upload_id
            if is_key(upload.object_name) and upload_id and begun and begun < before:
                self._client._abort_multipart_upload(  # noqa: SLF001 - the library offers no other way
                    self._bucket, upload.object_name, upload_id
                )

    def _uploads(self) -> Iterator[Upload]:
        marker: str | None = ""
        while marker is not None:
            try:
                page = self._client._list_multipart_uploads(  # noqa: SLF001 - as above
                    # No key holds a slash. Without a delimiter the library sends an empty one, at which Swift
                    # lists nothing.
                    self._bucket,
                    delimiter="/",
                    key_marker=marker,
                )
            except S3Error as error:
                if error.code in NOT_OFFERED:
                    return
                raise
            yield from page.uploads
            marker = page.next_key_marker if page.is_truncated else None
