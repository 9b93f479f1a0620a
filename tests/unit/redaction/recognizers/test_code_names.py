"""Names of security codes are looked for near their hints: each has one, and not far from its beginning."""

from random import Random

from redaction.alternatives import AnyOf
from redaction.sensitive_auth.code_names import SHARED, SHARED_AFTER, SHARED_BEFORE, SHARED_HINTS

PIECES = (
    *("on ", "the ", "back", " of ", "of the ", "card", "visa", "last ", "three", "3", " digits", "-digit"),
    *(
        " number",
        " one",
        "amex",
        "american express ",
        "4",
        "four",
        "cid",
        "ccid",
        "x_",
        "abcdefghij_",
        "code",
    ),
    *("sec", "security", "verification", "后三位", "末三碼", " ", " ", "\n", "a"),
    *(
        "on the back of the card",
        "american express four-digits",
        "last three digits number",
        "american express 4 digit",
    ),
)
LONG = {
    "on the back of the card",
    "american express four-digits",
    "last three digits number",
    "abcdefghij_ccid",
}


def test_a_shared_name_has_a_hint_near_its_beginning() -> None:
    random, hints, names = Random("names"), AnyOf(SHARED_HINTS), set()
    for _ in range(4000):
        text = "".join(random.choices(PIECES, k=random.randrange(1, 12)))
        for name in SHARED.finditer(text):
            hint = next(hints.pattern(text).finditer(text, name.start()))
            assert hint.start() - name.start() <= SHARED_BEFORE
            assert name.end() < hint.end() + SHARED_AFTER
            names.add(name[0])
    assert names >= LONG
