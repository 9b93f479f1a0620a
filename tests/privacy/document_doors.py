"""Documents, mails and archives with a canary in every corner, through the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bench.attachments.documents.build import CONSTRUCTIONS, with_digits
from service.submission import MAX_FILES
from tests.privacy.evidence import Evidence
from tests.privacy.web_doors import WatchedVisitor
from tests.support.canaries import bare

SENT: Final = CONSTRUCTIONS[::4]  # all of them are read in tests/unit/redaction/documents


def send_documents(evidence: Evidence) -> int:
    """Each construction with a card of its own, as many in a form as it takes; how many files were kept."""
    kept = 0
    texts = {"name": "Rita", "email": "rita@example.com", "subject": "Files", "description": "See the files"}
    for uploads in _by_form(evidence):
        with WatchedVisitor(evidence) as visitor:
            page = visitor.send("/", "/tickets", texts, uploads)
            assert page.url.path == "/ticket"
            kept += page.text.count('<li class="file">')
    return kept


def _by_form(evidence: Evidence) -> Iterator[list[tuple[str, bytes]]]:
    uploads = []
    for construction in SENT:
        number = bare(evidence.canaries.card(f"{construction.group}, {construction.name}"))
        content = construction.make(with_digits(number))
        uploads.append((construction.file_name, content))
    for first in range(0, len(uploads), MAX_FILES):
        yield uploads[first : first + MAX_FILES]
