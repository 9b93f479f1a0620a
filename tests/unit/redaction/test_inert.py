"""Times, addresses and ids of machines: no search begins in them, and none beside them is lost."""

import pytest

from redaction.engine import Engine
from redaction.normalise.inert import inert

CARD = "4539 5787 6362 1486"
INERT = (
    "2026-11-27",
    "2026-11-27T10:22:01.782Z",
    "2026-11-27 10:22:01,782 +01:00",
    "27/Nov/2026:10:22:01",
    "10:22:01.123456",
    "10.0.0.17:8080",
    "e4b06ce60741c7a87ce42c8218072e8c",
    "1e2feb89414c343c",
    "550e8400-e29b-41d4-a716-446655440000",
    "00:1a:2b:3c:4d:5e",
)
NUMBERS = (
    "4539578763621486",
    "4539-5787-6362-1486",
    "4539.5787.6362.1486",
    "c4539578763621486",
    "45395787b3b21486",  # letters that look like digits
    "453957876362D486",
    "536904399abcdef",
    "536e90e4399",
    "4539c5787f6362a1486",
    "4539ca5787ff6362ab1486",
    "53690439-9",
    "22210000-0000-0000-0000-000000000009",
    "2026-11-271",
    "10:22:015",
    "10.0.0.300",
)


def masked(text: str) -> str:
    for start, end in inert(text, 0, len(text), (0, len(text))):
        text = f"{text[:start]}{(end - start) * chr(26)}{text[end:]}"
    return text


@pytest.mark.parametrize("thing", INERT)
@pytest.mark.parametrize("frame", ["{}", "id={} took", "[{}] ", '"{}",', "({})\n"])
def test_what_is_inert(thing: str, frame: str) -> None:
    before, after = frame.split("{}")
    if "=" in frame and not thing.isalnum():
        before = "at "
    assert masked(f"{before}{thing}{after}") == f"{before}{len(thing) * chr(26)}{after}"


@pytest.mark.parametrize("number", NUMBERS)
def test_what_may_be_a_number(number: str) -> None:
    assert masked(f"a {number} b") == f"a {number} b"


@pytest.mark.parametrize("letter", "aBf")
def test_an_address_with_a_letter_right_before_it(engine: Engine, letter: str) -> None:
    assert CARD not in str(engine.redact(f"server {letter}10.0.0.17 took {CARD}").text)


def test_nine_digits_of_an_address_count_where_nothing_says_that_it_is_one() -> None:
    assert masked("my ssn 123.45.67.89 is") == "my ssn 123.45.67.89 is"
    assert "1" not in masked("client: 123.45.67.89 is")
    assert "1" not in masked("INFO 123.45.67.89 is")


@pytest.mark.parametrize("thing", INERT)
@pytest.mark.parametrize(
    "frame", ["{thing} {secret}", "[{thing}] card {secret}\n", "{thing}\n{secret}\nand so on"]
)
def test_a_number_beside_one_is_found(engine: Engine, thing: str, frame: str) -> None:
    redacted = str(engine.redact(frame.format(thing=thing, secret=CARD)).text)
    assert redacted == frame.format(thing=thing, secret="[card ending 1486 removed]")


@pytest.mark.parametrize("thing", INERT)
def test_a_number_before_one_is_found(engine: Engine, thing: str) -> None:
    assert str(engine.redact(f"{CARD} {thing}").text).startswith("[card ending 1486 removed]")


@pytest.mark.parametrize("letters", ["c", "fa", "e"])
def test_letters_of_hexadecimal_between_the_groups_of_a_number(engine: Engine, letters: str) -> None:
    assert "6362" not in str(engine.redact(f"my card: {CARD.replace(' ', letters)} ok").text)


def test_a_log_comes_out_as_it_went_in(engine: Engine) -> None:
    line = "2026-11-05T18:54:51.782Z INFO [1e2feb89414c343c] 253.230.241.194 id={} took=3193ms status=200\n"
    log = "".join(line.format(f"{n * 2654435761 % 2**128:032x}") for n in range(1, 400))
    assert str(engine.redact(log).text) == log
    secret = log[:20_000] + f"my card is {CARD}, cvv 123\n" + log[20_000:]
    assert len(engine.redact(secret).removed) == 2


@pytest.mark.parametrize("beside", ["level=info id=e4b06ce60741c7a87ce42c8218072e8c", "charset=utf-8"])
def test_quoted_printable_beside_lines_that_are_not(engine: Engine, beside: str) -> None:
    text = f"{beside}\ncard 4539=205787=206362=\n=201486=20is it\n{beside}\n"
    assert "6362" not in str(engine.redact(text).text)
