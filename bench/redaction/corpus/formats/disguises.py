"""Further ways past a filter that a person still reads, and that the recognizers' makers did not look at."""

from collections.abc import Callable
from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import card16, ssn
from bench.redaction.corpus.spelling import grouped

_CARD_FRAMES: Final = (
    "my card is {}",
    "Card number: {}",
    "please charge {} (that's my visa debit card)",
    "use this credit card: {} thank you",
)
_SSN_FRAMES: Final = ("my ssn is {}", "Social Security Number: {}", "SSN {} (sorry, your form won't take it)")
_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_OH: Final = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "niner")
_HOMOPHONES: Final = ("oh", "won", "too", "three", "for", "five", "six", "seven", "ate", "nine")
_GERMAN: Final = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_SPANISH: Final = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_FRENCH: Final = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_SCRIPTS: Final = (0x30, 0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xAE6, 0xED0, 0x17E0)
_MATHEMATICAL: Final = (0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
_INVISIBLE: Final = "\u200c\u2063\u034f\u2062\ufe0e\u061c"
_LEET: Final = str.maketrans("01258", "oIZSB")
_CYRILLIC: Final = str.maketrans("036", "Озб")

Spelling = Callable[[Random, str], str]


def _made(frames: tuple[str, ...], number: Callable[[Random], str], spell: Spelling) -> Maker:
    def make(random: Random) -> str:
        return random.choice(frames).replace("{}", f"⟦{spell(random, number(random))}⟧")

    return make


def _card(spell: Spelling) -> Maker:
    return _made(_CARD_FRAMES, card16, spell)


def _ssn(spell: Spelling) -> Maker:
    return _made(_SSN_FRAMES, ssn, spell)


def _named(names: tuple[str, ...], separator: str) -> Spelling:
    return lambda _, n: separator.join(names[int(d)] for d in n)


def _pair(two: str) -> str:
    tens, ones = int(two[0]), int(two[1])
    if tens == 0:
        return f"oh {_WORDS[ones]}"
    if tens == 1:
        return _TEENS[ones]
    return f"{_TENS[tens]}-{_WORDS[ones]}" if ones else _TENS[tens]


def _pairs(_: Random, number: str) -> str:
    return " ".join(_pair(two) for two in grouped(number, " ", (2,) * 8).split())


def _with_runs(random: Random) -> str:
    while True:
        number = card16(random)
        if any(number[i] == number[i + 1] for i in range(15)):
            return number


def _runs(_: Random, number: str) -> str:
    """Runs as "double" and "triple"."""
    words: list[str] = []
    while number:
        run = min(len(number) - len(number.lstrip(number[0])), 3)
        words.append({1: "", 2: "double ", 3: "triple "}[run] + _WORDS[int(number[0])])
        number = number[run:]
    return " ".join(words)


def _ssn_spoken(_: Random, number: str) -> str:
    area = f"{_WORDS[int(number[0])]} {_pair(number[1:3])}"
    return f"{area}, {_pair(number[3:5])}, {_pair(number[5:7])} {_pair(number[7:])}"


def _in(alphabets: tuple[int, ...]) -> Spelling:
    return lambda random, n: "".join(chr(random.choice(alphabets) + int(d)) for d in n)


def _sprinkled(random: Random, number: str) -> str:
    return "".join(d + random.choice(_INVISIBLE) * random.randint(0, 2) for d in number[:-1]) + number[-1]


def _isolated(separator: str, sizes: tuple[int, ...] = ()) -> Spelling:
    return lambda _, n: separator.join(f"\u2066{part}\u2069" for part in grouped(n, " ", sizes).split())


def _noise(random: Random, number: str) -> str:
    noise = random.choice(
        ('<span style="font-size:0">abc</span>', '<i style="display:none">no</i>', "<del></del>")
    )
    return noise.join(grouped(number, " ").split())


CATEGORIES: Final[dict[str, Maker]] = {
    "more letters for digits": _card(lambda _, n: grouped(n.translate(_LEET), " ")),
    "Cyrillic letters for digits": _card(lambda _, n: grouped(n.translate(_CYRILLIC), "-")),
    "words, oh and niner": _card(_named(_OH, " ")),
    "words, run together": _card(lambda _, n: "".join(_WORDS[int(d)].capitalize() for d in n)),
    "words, alike in sound": _card(_named(_HOMOPHONES, " ")),
    "words, double and triple": _made(_CARD_FRAMES, _with_runs, _runs),
    "words, in pairs": _card(_pairs),
    "words, German": _made(("meine Kartennummer ist {}", "Kreditkarte: {}"), card16, _named(_GERMAN, " ")),
    "words, Spanish and French": lambda random: random.choice(
        (
            _made(("el número de mi tarjeta es {}",), card16, _named(_SPANISH, " ")),
            _made(("le numéro de ma carte est {}",), card16, _named(_FRENCH, ", ")),
        )
    )(random),
    "scripts mixed": _card(_in(_SCRIPTS)),
    "mathematical digits mixed": _card(_in(_MATHEMATICAL)),
    "digits with a full stop": _card(lambda _, n: "".join("🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐"[int(d)] for d in n)),
    "negative circled": _card(lambda _, n: " ".join("⓿❶❷❸❹❺❻❼❽❾"[int(d)] for d in n)),
    "invisible marks sprinkled": _card(_sprinkled),
    "isolated groups": _card(_isolated("\u2067 \u2069")),
    "braille blanks": _card(lambda _, n: "\u2800".join(grouped(n, " ").split())),
    "stars between all": _card(lambda random, n: random.choice("★♥◦°¤").join(n)),
    "every other in brackets": _card(lambda _, n: "".join(f"({d})" if i % 2 else d for i, d in enumerate(n))),
    "hidden noise": _card(_noise),
    "ssn spoken": _ssn(_ssn_spoken),
    "ssn, scripts mixed": _ssn(lambda random, n: grouped(_in(_SCRIPTS)(random, n), "-", (3, 2, 4))),
    "ssn, mathematical": _ssn(lambda random, n: grouped(_in(_MATHEMATICAL)(random, n), " ", (3, 2, 4))),
    "ssn, isolated groups": _ssn(_isolated("-", (3, 2, 4))),
    "ssn, more letters for digits": _ssn(lambda _, n: grouped(n.translate(_LEET), "-", (3, 2, 4))),
}  # fmt: skip
