"""Objects in a bucket of an S3 server, ours or somebody else's."""

from storage.objects.s3.client import Bucket
from storage.objects.s3.store import S3Store

__all__ = ["Bucket", "S3Store"]
