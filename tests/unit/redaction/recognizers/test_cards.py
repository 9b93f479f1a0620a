"""Card numbers: what is removed, with the last four kept, and what stays as it was."""

import pytest

from redaction.engine import Engine

VISA = "4539 5787 6362 1486"
VISA_SOLID = "4539578763621486"
REMOVED = "[card ending 1486 removed]"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        (VISA_SOLID, REMOVED),
        (f"1.{VISA}", f"1.{REMOVED}"),
        (f"{VISA_SOLID}exp1227", f"{REMOVED}exp[expiry date removed]"),
        ("4.539578763621486E+15", REMOVED),
        ("4.539578763621486e15", REMOVED),
        ("4,539578763621486E+15", REMOVED),
        ("card 4539 5787\x1b[1;31m 6362\x1b[0m 1486\x1b[K", f"card {REMOVED}\x1b[K"),
        ("card 45395787\\u001b[38;5;196m63621486\\u001b[0m", f"card {REMOVED}\\u001b[0m"),
        ("card 45395787^[[1m63621486", f"card {REMOVED}"),
        ("card 45395787\\033[1m63621486", f"card {REMOVED}"),
        ("1,4.539578763621486E15,2", f"1,{REMOVED},2"),
        *(
            (spelled, REMOVED)
            for spelled in (f"{VISA_SOLID}e0", f"{VISA_SOLID}.0E+00", "0.4539578763621486e+016")
        ),
        *((spelled, REMOVED) for spelled in ("453957876362.1486E4", f"{VISA_SOLID}000e-3")),
        *(
            (f"{VISA} {key}{VISA_SOLID[:size]} ok", f"{REMOVED} {key}{REMOVED} ok")
            for key in ("", "k=")
            for size in (9, 15)
        ),
        (f"{VISA_SOLID}, then {VISA[:14]} 200", f"{REMOVED}, then {REMOVED} 200"),
        (f"{VISA_SOLID}, then {VISA_SOLID[:8]} and 453957877", f"{REMOVED}, then 45395787 and 453957877"),
        (VISA.replace(" ", "Â\u00a0"), REMOVED),
        (VISA.replace(" ", "&nbsp"), REMOVED),
        (VISA_SOLID.replace("6", "ï»¿6"), REMOVED),
        ("<p>45395<emphasis>78763621486</emphasis></p>", f"<p>{REMOVED}</emphasis></p>"),
        ("<Text>45395<cp IX='1'/>78763621486</Text>", f"<Text>{REMOVED}</Text>"),
        ("<p>45395<br>78763621486</p>", "<p>45395<br>78763621486</p>"),
        ("<a:t>45395</a:t></a:r><a:r><a:t>78763621486</a:t>", f"<a:t>{REMOVED}</a:t>"),
        ("<id>45395</id><no>78763621486</no>", "<id>45395</id><no>78763621486</no>"),
        ("<b>\n          ".join(VISA.split()), f"{REMOVED}"),
        (f"A={VISA_SOLID[:5]}\\\n    {VISA_SOLID[5:]}", f"A={REMOVED}"),
        (f"1,{VISA_SOLID}E0,2", f"1,{REMOVED},2"),
        ("card 45395787\x1b]8;;http://a.example\x1b\\63621486", f"card {REMOVED}"),
        (f"card {''.join(chr(0xF000 + ord(digit)) for digit in VISA_SOLID)}", f"card {REMOVED}"),
        ("c := '45395787' || '63621486'", f"c := '{REMOVED}'"),
        ('c = "45395787" & "63621486"', f'c = "{REMOVED}"'),
        ("card 453957<color><param>red</param>8763621486</color>", f"card {REMOVED}</color>"),
        ("card " + "".join(f"{digit}\b{digit}" for digit in VISA_SOLID), f"card 4\b{REMOVED}"),
        ("N:=C3=A9 " + "".join(f"=3{digit}" for digit in VISA_SOLID), f"N:=C3=A9 {REMOVED}"),
        (
            f"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:{''.join(f'=3{digit}' for digit in VISA_SOLID)}",
            f"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:{REMOVED}",
        ),
        ("<c>45395<?x y?>78763621486</c>", f"<c>{REMOVED}</c>"),
        (
            "<w:r><w:t>45395</w:t></w:r><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>78763621486</w:t></w:r>",
            f"<w:r><w:t>{REMOVED}</w:t></w:r>",
        ),
        ("453957 8763621486", REMOVED),
        ("my card is 4539, 5787, 6362 and 1486", f"my card is {REMOVED}"),
        (f"order {VISA}", f"order {REMOVED}"),
        (f"user {VISA_SOLID}", f"user {REMOVED}"),
        (f"order? no, {VISA_SOLID} is my card", f"order? no, {REMOVED} is my card"),
        (f"invoice {VISA_SOLID} (that is my Visa)", f"invoice {REMOVED} (that is my Visa)"),
        (f"{VISA_SOLID} phone +1 415 555 0100", f"{REMOVED} phone +1 415 555 0100"),
        (f"<a href='tel:{VISA_SOLID}'>card</a>", f"<a href='tel:{REMOVED}'>card</a>"),
        (f"+1 415 555 4619 / {VISA}", f"+1 415 555 4619 / {REMOVED}"),
        ("4S39 S7B7 6362 I486", REMOVED),
        ("378282246310005", "[card ending 0005 removed]"),
        (
            "card 4242 4242 4242 4242, card 4242 4242 4242 4242",
            "card [card ending 4242 removed], card [card ending 4242 removed]",
        ),
        (f"card {VISA}\n\nlast {VISA} ok", f"card {REMOVED}\n\nlast {REMOVED} ok"),
        (
            "card 4111 1111 1111 1111, the 4111 1111 1111 1111",
            "card [card ending 1111 removed], the [card ending 1111 removed]",
        ),
        ("3782 822463 10005", "[card ending 0005 removed]"),
        (f"receipt_{VISA_SOLID}.jpg", f"receipt_{REMOVED}.jpg"),
        (f"numero{VISA_SOLID}scade02/29", f"numero{REMOVED}scade[expiry date removed]"),
        (f"F002: 16{VISA_SOLID}", "F002: 16[card track removed]"),
        (f"4242424242424242{VISA_SOLID}", f"[card ending 4242 removed]{REMOVED}"),
        (f"4242 4242 4242 4242{VISA}", f"[card ending 4242 removed]{REMOVED}"),
        ("my visa: top row 4539 5787, bottom row 6362 1486", f"my visa: top row {REMOVED}"),
        ("card number: first 6 453957, middle 6 876362, last 4 1486", f"card number: first 6 {REMOVED}"),
        ("card (1/2): 45395787 (2/2): 63621486", f"card (1/2): {REMOVED}"),
        ("card: 1st) 4539 2nd) 5787 3rd) 6362 4th) 1486", f"card: 1st) {REMOVED}"),
        ("card 4539 <3 5787 <3 6362 <3 1486", f"card {REMOVED}"),
        ("4S39 s7B7 b3bZ I4Bb", REMOVED),
        ("5555555555554444 4539578763621486", "[card ending 4444 removed] [card ending 1486 removed]"),
    ],
)
def test_what_is_removed(engine: Engine, text: str, redacted: str) -> None:
    assert str(engine.redact(text).text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "4539578763621487",
        f"order number {VISA_SOLID}",
        f"order {VISA_SOLID} charged twice",
        f"ref. no. {VISA_SOLID}",
        f"3.{VISA_SOLID}",
        f"tracking {VISA_SOLID}",
        f"A7{VISA_SOLID}",
        "1065\t5903\t8900\t1112\t77\t1",
        '"counters": [43306, 4114, 9843, 54515546]',
        "order 239-3841152-1455738",
        "11=4961498167|38=966|44=74.01|10=641|",
        "key AHMH-4082-6708-4082-6708",
        "4539 57** **** 1486",
        "IMEI 490154203237518",
        "41111111-1111-1111-1111-111111111111",
        "DE89 3704 0044 0532 0130 00",
        "9405 4111 1111 1111 1111 78",
        "[card ending 1486 removed]",
    ],
)
def test_what_stays(engine: Engine, text: str) -> None:
    assert str(engine.redact(text).text) == text


def test_the_last_four_may_go_as_well() -> None:
    from redaction.policy import Policy

    assert str(Engine(Policy(keep_last_four=False)).redact(VISA).text) == "[card removed]"


def test_a_number_of_another_length_needs_a_word(engine: Engine) -> None:
    maestro = "675964982648"
    assert str(engine.redact(f"part {maestro}").text) == f"part {maestro}"
    assert "6759" not in str(engine.redact(f"my Maestro card {maestro}").text)


@pytest.mark.parametrize(
    "words",
    [
        "fyra fem tre nio fem sju åtta sju sex tre sex två ett fyra åtta sex",
        "foor faiv thre nain faiv sevin eit sevin siks thre siks tuu wun foor eit siks",
        "four five three nine dash five seven eight seven dash six three six two dash one four eight six",
        "أربعة خمسة ثلاثة تسعة خمسة سبعة ثمانية سبعة ستة ثلاثة ستة اثنان واحد أربعة ثمانية ستة",
        "4(four) 5(five) 3(three) 9(nine) 5 7 8 7 6(six) 3 6 2 1 4 8(eight) 6",
    ],
)
def test_digits_as_words(engine: Engine, words: str) -> None:
    redacted = str(engine.redact(f"my card number is {words} ok?").text)
    assert redacted.startswith("my card number is [card ending 1486 removed]")
    assert redacted.endswith(" ok?")


@pytest.mark.parametrize("frame", ["c{}", "see x{}, please", "id=C{}", "\n> c{}\n"])
def test_a_letter_glued_to_a_card(engine: Engine, frame: str) -> None:
    assert str(engine.redact(frame.format(VISA_SOLID)).text) == frame.format(REMOVED)


@pytest.mark.parametrize(
    "text",
    [
        f"4c{VISA_SOLID}",
        f"sha c{VISA_SOLID}d",
        f"e3b0c44298fc{VISA_SOLID}1c149afbf4c8996f",
        f"bc{VISA_SOLID}",
        f"{VISA_SOLID}a4e1",
        "c4111111111111112",
        f"S/N: C{VISA_SOLID}",
        f"order c{VISA_SOLID}",
    ],
)
def test_letters_and_digits_of_something_longer(engine: Engine, text: str) -> None:
    assert str(engine.redact(text).text) == text
