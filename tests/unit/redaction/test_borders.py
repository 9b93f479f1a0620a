"""Long texts are read in windows: what stands across a border is found as if it stood alone."""

import pytest

from redaction.engine import Engine

BORDER = 16_384
LENGTH = 40_000
PROSE = (
    "The printer does not print since the update, and we tried to restart it again and again.\n"
    "Nothing in the manual helps. The order from last week is late, too, and the app closes by itself\n"
    "when one of us opens the second page. Could you look into this, please? We thank you for it.\n\n"
)
FAR = "The printer does not print since the update, and nothing that we tried has helped so far. " * 3
SPELLINGS = {
    "plain card": "my card is 4539578763621486.",
    "groups": "4539 5787 6362 1486",
    "words": "my card: four five three nine five seven eight seven six three six two one four eight six",
    "words and digits": "four 5 three 9, five 7 eight 7, six 3 six 2, one 4 eight 6 is the card number",
    "label far before": "The card that we paid with is, as I told your colleague on the phone this morning, "
    "and again by mail: 4539578763621486",
    "label after": "4539578763621486 is what the card says",
    "halves": "The first half of my card is 45395787 and the second half is 63621486, thanks.",
    "four lines": "card number\n4539\n5787\n6362\n1486\n",
    "two joined": "45395787636214864111111111111111",
    "tags": "card <b>4539</b><i>5787</i><span style='a'>6362</span><u>1486</u>",
    "entities": "card &#52;&#53;&#51;&#57;&#53;&#55;&#56;&#55;&#54;&#51;&#54;&#50;&#49;&#52;&#56;&#54;",
    "percent": "?card=%34%35%33%39%35%37%38%37%36%33%36%32%31%34%38%36&page=2",
    "quoted": "\n> > the card is 4539 5787\n> > 6362 1486, she said\n",
    "quoted-printable": "the card is 4539=20=\n5787=206362=\n=201486",
    "full width": "４５３９　５７８７　６３６２　１４８６",
    "zero width": "\u200b".join("4539578763621486"),
    "letters": "4S39 S7B7 6362 I486",
    "as embossed": "card 4S3g S7B7 b3bZ l4Bb",
    "chat": "10:48 Ann: my card is 4539\n10:49 Ann: 5787 6362\n10:50 Ann: 1486\n",
    "chat without names": "10:48:01 card 4539\n10:48:02 5787\n10:48:03 6362\n10:48:04 1486\n",
    "SSN in a chat": "10:48:01 ssn 536\n10:48:02 90\n10:48:03 4399\n",
    "code in a chat": "2026-11-27 10:48:01 the cvv is\n2026-11-27 10:48:09 sure, 382\n",
    "SSN": "my ssn is 536-90-4399",
    "SSN in words": "my social security number: five three six nine zero four three nine nine",
    "SSN far": f"My social security number is needed. {FAR}Here it is: 536904399",
    "SSN in fields": '"ssn": {"area": "536", "group": "90", "serial": "4399"}',
    "SSN in halves": "my ssn begins with 536 90 and it ends with 4399",
    "code": "the cvv of it is, wait a moment, I have to look, 382",
    "code asked": "What is the security code?\nAnn: sure, it's 382\n",
    "code before": "382 is what the back of my card says",
    "PIN": "my pin for the bank card is 4821",
    "PIN after": "4821 is my pin",
    "track 1": "%B4539578763621486^LEE/ANN^27121011000000000?",
    "track 2": ";4539578763621486=27121011000000000?",
    "expiry": "4539578763621486, Ann Lee, valid thru 12/27, 382",
}


@pytest.fixture(scope="module")
def prose() -> str:
    return PROSE * (LENGTH // len(PROSE))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_what_stands_across_a_border(engine: Engine, prose: str, spelling: str) -> None:
    secret = SPELLINGS[spelling]
    alone = [(r.start, r.end, r.entity) for r in engine.redact(f"{PROSE}{secret}\n{PROSE}").removed]
    assert alone
    size = len(secret)
    for before in (size + 1, size - 1, size * 2 // 3, size // 3, 0):
        start = BORDER - before
        text = f"{prose[-start:]}{secret}\n{prose[: LENGTH - start - size]}"
        shift = start - len(PROSE)
        assert [(r.start - shift, r.end - shift, r.entity) for r in engine.redact(text).removed] == alone


def test_what_stands_across_several_borders(engine: Engine, prose: str) -> None:
    """A number and its label a window apart from another, with every spelling in the same text."""
    parts = [f"{secret}\n{PROSE * 5}" for secret in SPELLINGS.values()]
    text = prose[-(BORDER - 1_000) :] + "".join(parts)
    alone = sum(len(engine.redact(f"{PROSE}{part}").removed) for part in parts)
    assert len(engine.redact(text).removed) == alone
