"""Security codes, PINs, tracks and expiry dates (PCI DSS 4.0.1, 3.3.1)."""

import re

import pytest

from redaction.engine import Engine

CARD = "4539578763621486"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("cvv 123", "cvv [security code removed]"),
        ("CV2: 123", "CV2: [security code removed]"),
        ("card security no. » 1234", "card security no. » [security code removed]"),
        ("the 3 digits on the back are 123", "the 3 digits on the back are [security code removed]"),
        ('{"securityCode":"123"}', '{"securityCode":"[security code removed]"}'),
        ("123 is the cvv", "[security code removed] is the cvv"),
        ("+44 20 7946 0316\ncvv 123", "+44 20 7946 0316\ncvv [security code removed]"),
        (f"call back (312) 555-0142, {CARD}", "call back (312) 555-0142, [card ending 1486 removed]"),
        (
            f'"error":"card_declined","code":344,"pan":"{CARD}"',
            '"error":"card_declined","code":344,"pan":"[card ending 1486 removed]"',
        ),
        (f"{CARD} 12/27 123", "[card ending 1486 removed] [expiry date removed] [security code removed]"),
        (f"{CARD} exp Dec 2027", "[card ending 1486 removed] exp [expiry date removed]"),
        (f"exp 12/27 {CARD}", "exp [expiry date removed] [card ending 1486 removed]"),
        ("my pin is 4821", "my pin is [PIN removed]"),
        ("pin for the card is 4821", "pin for the card is [PIN removed]"),
        ("my pin's 4821", "my pin's [PIN removed]"),
        ("PIN » 4821", "PIN » [PIN removed]"),
        ("Visa, PIN code: 4821\nBatch: 258182\n", "Visa, PIN code: [PIN removed]\nBatch: 258182\n"),
        (
            "4111 1111 1111 1111\n11/32\n(312) 555-0835",
            "[card ending 1111 removed]\n[expiry date removed]\n(312) 555-0835",
        ),
        (
            "4111 1111 1111 1111\n$9.89 / year\n27.08.2026",
            "[card ending 1111 removed]\n$9.89 / year\n27.08.2026",
        ),
        (f";{CARD}=27121011000000000?", "[card track removed]"),
        (f"%B{CARD}^LEE/ANN^27121011000000000000?", "[card track removed]"),
        ("name,cvv\nAnn,123", "name,cvv\nAnn,[security code removed]"),
        (
            "| a | cvv |\n+---+-----+\n| b | 123 |",
            "| a | cvv |\n+---+-----+\n| b | [security code removed] |",
        ),
        (" a | cvv \n---+-----\n b | 123", " a | cvv \n---+-----\n b | [security code removed]"),
        ('["cvv"]=>\n  string(3) "123"', '["cvv"]=>\n  string(3) "[security code removed]"'),
        ('["cvv"]=>\n  int(123)', '["cvv"]=>\n  int([security code removed])'),
    ],
)
def test_what_is_removed(engine: Engine, text: str, redacted: str) -> None:
    assert str(engine.redact(text).text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "I put <> in the CVV box",
        "use <> when it asks for the cvv",
        "<>, which is the CVV, doesn't work",
        "it's <> (the code on the back)",
        "what does cvv mean? is it <>?",
        "cvv for card ending 4242 is <>",
        "the cvv you have on file (<>) is outdated",
        "the site says CVV mismatch but I entered <> which is right",
        "Agent: CVV please\nAnn (12:33 PM): <>",
        "Agent: Can I have the 3 digits on the back?\nMe: yes, <>",
        "zip/cvv: 89501/<>",
        '<input type="text" id="cvv" maxlength="4" value="<>">',
        '<input value="<>" name="cvv">',
        "INSERT INTO c (id, cvv) VALUES (7, '<>')",
        "the back of the card has <>",
        "los tres dígitos de atrás son <>",
        "le code au dos de ma carte : <>",
        "die drei Ziffern auf der Rückseite sind <>",
        "il codice sul retro è <>",
        "de drie cijfers op de achterkant zijn <>",
        "de tre siffrorna på baksidan är <>",
        "bezpečnostní kód <>",
        "три цифры на обороте <>",
        "卡背面三位数是<>",
        "裏面の3桁は<>です",
        "카드 뒷면 3자리 <>",
    ],
)
def test_a_security_code_wherever_its_name_stands(engine: Engine, text: str) -> None:
    redacted = str(engine.redact(text.replace("<>", "382")).text)
    assert redacted == text.replace("<>", "[security code removed]")


@pytest.mark.parametrize(
    "text",
    [
        "my pin is <> or <>, not sure",
        "i tried <>, <> and <> as PIN at the ATM",
        "change the pin of my card from <> to <>",
        "the pin you sent me, <>, doesn't work at the cash machine",
        "Agent: pin?\nAnn (12:23): <>",
        "Card PIN (4 digits)\n<>",
        "my pin's not <> anymore",
        '{"currentPin":"<>","newPin":"<>"}',
        "la clave de mi tarjeta es <>",
        "mon code de carte bancaire est <>",
        "codice segreto della carta <>",
        "pinkoden til kortet er <>",
        "пинкод от карты <>",
        "카드 비밀번호는 <>입니다",
    ],
)
def test_pins_in_any_sentence(engine: Engine, text: str) -> None:
    for pin in ("4821", "1248", "8412"):
        text = text.replace("<>", pin, 1)
    redacted = str(engine.redact(text).text)
    assert redacted == re.sub("4821|1248|8412", "[PIN removed]", text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("{} Ann Lee <>", "12/27"),
        ("1. {}\n2. <>", "12/27"),
        ("{}\nANN LEE\n<>", "12/27"),
        ("{} - Visa - <>", "12/27"),
        ("<> exp, card {}", "12/27"),
        ("{} expires on <>", "12/31/27"),
        ("{} expiration <>", "12 of 27"),
        ("{} vence en <>", "diciembre 2027"),
        ("{} läuft im <> ab", "Dezember 2027"),
        ("{} действует до <>", "12/27"),
        ("{} 有效期 <>", "2027年12月"),
        ("Card: {}\nAgent: when does it expire?\nAnn (12:33): <>", "12/27"),
        ("DE2={} DE14=<>", "2712"),
    ],
)
def test_the_date_of_a_card(engine: Engine, text: str, date: str) -> None:
    redacted = str(engine.redact(text.format(CARD).replace("<>", date)).text)
    assert redacted == text.format("[card ending 1486 removed]").replace("<>", "[expiry date removed]")


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
        "my garage pin 4821",
        "I changed my PIN in 2019",
        "PIN-less debit 4821 transactions",
        "My pin code is 110021, New Delhi",
        "CVV check failed for 382 customers last week",
        "cvv_result=M&amount=382",
        "missing cvv, order total 382",
        "security code was sent to +1 500 137 7502",
        "number on the back of the bus is 382",
        "verification code 4829",
        '{"code": 404, "message": "card not found"}',
        "my card was declined with code 305",
        "last 4 digits 4242, card on file",
        "gift card expires 12/27",
        "Social security no. *****-1086",
        "Member 819 668 404\nCVV",
        "Soc. Sec. No.: on file\nQueue time 404 s",
        "7614\nCard PIN:\n2026-10-27 16:30:28\nOpened",
    ],
)
def test_what_stays(engine: Engine, text: str) -> None:
    assert str(engine.redact(text).text) == text


@pytest.mark.parametrize(
    "after",
    [
        "\n2026-11-27 10:22:01 INFO next",
        "\n2026-11-27T10:22:01Z INFO next",
        "\n2026-11-27 INFO next",
        " 2026-11-27 10:22:01 declined",
    ],
)
@pytest.mark.parametrize("card", ["4539578763621486", "4539 5787 6362 1486"])
def test_the_date_of_a_line_of_a_log_is_no_expiry_date(engine: Engine, card: str, after: str) -> None:
    assert str(engine.redact(f"card {card}{after}").text) == f"card [card ending 1486 removed]{after}"


@pytest.mark.parametrize("gap", [" ", ", ", "\n", "\n> "])
def test_a_whole_date_beside_a_card_is_its_expiry_date(engine: Engine, gap: str) -> None:
    redacted = str(engine.redact(f"4539578763621486{gap}2027-11-30").text)
    assert redacted == f"[card ending 1486 removed]{gap}[expiry date removed]"
