"""Security codes, PINs, tracks and expiry dates (PCI DSS 4.0.1, 3.3.1)."""

import pytest

from redaction.engine import Engine

CARD = "4539578763621486"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("cvv 123", "cvv [security code removed]"),
        ("CV2: 123", "CV2: [security code removed]"),
        ("the 3 digits on the back are 123", "the 3 digits on the back are [security code removed]"),
        ('{"securityCode":"123"}', '{"securityCode":"[security code removed]"}'),
        ("123 is the cvv", "[security code removed] is the cvv"),
        (f"{CARD} 12/27 123", "[card ending 1486 removed] [expiry date removed] [security code removed]"),
        (f"{CARD} exp Dec 2027", "[card ending 1486 removed] exp [expiry date removed]"),
        (f"exp 12/27 {CARD}", "exp [expiry date removed] [card ending 1486 removed]"),
        ("my pin is 4821", "my pin is [PIN removed]"),
        ("pin for the card is 4821", "pin for the card is [PIN removed]"),
        ("my pin's 4821", "my pin's [PIN removed]"),
        (f";{CARD}=27121011000000000?", "[card track removed]"),
        (f"%B{CARD}^LEE/ANN^27121011000000000000?", "[card track removed]"),
        ("name,cvv\nAnn,123", "name,cvv\nAnn,[security code removed]"),
    ],
)
def test_what_is_removed(engine: Engine, text: str, redacted: str) -> None:
    assert str(engine.redact(text).text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "error code 123",
        "status code 404",
        "the licence expires 12/27",
        "GPIO pin 4821",
        "connector pin 1234",
        "PIN code 560001, Bengaluru",
        "security update 123",
        "verification code 123456",
        "the meeting PIN is 4821",
    ],
)
def test_what_stays(engine: Engine, text: str) -> None:
    assert str(engine.redact(text).text) == text
