import pytest

from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import RedactedText
from service.drafts import MAX_CHARACTERS, MAX_DRAFTS, SECONDS, Draft, Drafts


@pytest.fixture
async def text() -> RedactedText:
    redactor = Redactor()
    redacted = await redactor.text(Raw("x" * 50_000))
    await redactor.close()
    return redacted


async def test_a_draft_can_be_read_twice(text: RedactedText) -> None:
    drafts = Drafts()
    token = drafts.put({"subject": text}, {"email": "Enter your email address."}, files_lost=2)
    assert drafts.get(token) == drafts.get(token)
    assert drafts.get(token) == Draft({"subject": text}, {"email": "Enter your email address."}, 2)
    assert drafts.get("unknown") is None


async def test_drafts_expire(text: RedactedText) -> None:
    now = [0.0]
    drafts = Drafts(lambda: now[0])
    token = drafts.put({"subject": text}, {})
    now[0] = SECONDS - 1
    assert drafts.get(token)
    now[0] = SECONDS
    assert drafts.get(token) is None


async def test_old_drafts_make_room_by_number() -> None:
    drafts = Drafts()
    first, *_others, last = [drafts.put({}, {}) for _ in range(MAX_DRAFTS + 1)]
    assert drafts.get(first) is None
    assert drafts.get(last)


async def test_old_drafts_make_room_by_size(text: RedactedText) -> None:
    drafts = Drafts()
    fitting = MAX_CHARACTERS // len(text)
    tokens = [drafts.put({"description": text}, {}) for _ in range(fitting + 1)]
    assert [bool(drafts.get(token)) for token in tokens] == [False] + [True] * fitting
