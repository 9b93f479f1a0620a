"""A picture is read in a worker process, by networks that were loaded before it lost its rights."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from redaction.policy import Policy
from redaction.pool.jobs import FILE_CREW, READ_FILE
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from redaction.types import RedactedFile


@pytest.mark.parametrize(("kind", "side"), [("PNG", 6_000), ("AVIF", 1_000)])
async def test_a_picture_is_read_within_the_limits(kind: str, side: int) -> None:
    image = Image.new("RGB", (side, side), "white")
    ImageDraw.Draw(image).text((90, 90), "4111 1111 1111 1111", "black", ImageFont.load_default(30))
    buffer = BytesIO()
    image.save(buffer, kind, compress_level=1, speed=10)
    pool = Pool(Policy(), workers=1, max_waiting=0, limits=Limits(memory=1_500_000_000), crew=FILE_CREW)
    try:
        file = await pool.run(READ_FILE, "a", buffer.getvalue())
    finally:
        await pool.close()
    assert isinstance(file, RedactedFile)
    assert [finding.kept for finding in file.findings] == ["1111"]
