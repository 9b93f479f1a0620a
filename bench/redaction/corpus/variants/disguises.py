"""Ways past a filter that a person still reads; only counted, never tuned on."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import card16, digits, ssn
from bench.redaction.corpus.spelling import grouped
from bench.redaction.corpus.writing.frames import Spelling, any_of, fill, joined, spelled

_FRAMES: Final = (
    "my card number is {} (your site blocks it)",
    "Visa card: {}",
    "cc -> {} please charge it",
    "ok so the credit card is {} thanks",
    "here's the debit card, written funny because of the filter: {}",
)
_SSN_FRAMES: Final = (
    "my ssn is {}, hope this gets through",
    "Social Security number: {}",
    "SSN -> {}",
)
_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_RADIO: Final = ("zero", "wun", "too", "tree", "fower", "fife", "six", "seven", "ait", "niner")
_SLIPS: Final = ("zer0", "onne", "tow", "thre", "fuor", "fivve", "sixx", "sevn", "eigth", "nien")
_TONGUES: Final = (
    ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"),
    ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"),
    ("nula", "jedna", "dva", "tři", "čtyři", "pět", "šest", "sedm", "osm", "devět"),
    ("صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"),
    ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
    tuple("공일이삼사오육칠팔구"),
)
_LETTERS: Final = {"0": "OoΟО", "1": "lIі|", "2": "Z", "5": "Ss", "6": "G", "8": "B", "9": "g"}


def _card(spell: Spelling) -> Maker:
    return spelled(_FRAMES, spell)


def _ssn(spell: Spelling) -> Maker:
    return spelled(_SSN_FRAMES, spell, ssn)


def _groups(number: str) -> list[str]:
    return grouped(number, " ", (3, 2, 4) if len(number) == 9 else ()).split()


def _said(names: tuple[str, ...], *separators: str) -> Spelling:
    return lambda random, n: random.choice(separators).join(names[int(d)] for d in n)


def _shouted(random: Random, number: str) -> str:
    change = random.choice((str.upper, str.title))
    return random.choice((" / ", ". ", " - ", "\n")).join(
        " ".join(change(_WORDS[int(d)]) for d in group) for group in _groups(number)
    )


def _twice(random: Random, number: str) -> str:
    """Each digit as a word and as a digit."""
    shape = random.choice(("{0} ({1})", "{1}({0})", "{1}={0}"))
    return random.choice((" ", ", ")).join(shape.format(_WORDS[int(d)], d) for d in number)


def _one_group_in_words(random: Random, number: str) -> str:
    groups = _groups(number)
    chosen = random.randrange(len(groups))
    return random.choice((" ", "-")).join(
        random.choice((" ", "-")).join(_WORDS[int(d)] for d in group) if i == chosen else group
        for i, group in enumerate(groups)
    )


def _alike(random: Random, number: str) -> str:
    number = "".join(random.choice(_LETTERS[d]) if d in _LETTERS and random.random() < 0.4 else d for d in number)  # fmt: skip
    return random.choice((" ", "-", ".")).join(_groups(number))


def _letters_between(random: Random, number: str) -> str:
    parts = list(number) if random.random() < 0.5 else _groups(number)
    text = parts[0]
    for part in parts[1:]:
        text += random.choice("acdefhjkmnprtuvwxy") + part
    return text


def _told(random: Random) -> str:
    one, two, three, four = (f"⟦{group}⟧" for group in _groups(card16(random)))
    return random.choice(_FRAMES).replace(
        "{}",
        random.choice(
            (
                f"{one}, my lucky number, then {two}, after that {three} and finally {four}",
                f"{one} - easy so far - {two} - still with me? - {three} - last one - {four}",
                f"{one} (got it?) {two} (ok?) {three} (nearly done) {four}",
                f"{one} and right after it {two}, next comes {three}, and {four} at the end",
            )
        ),
    )


def _ranges(random: Random) -> str:
    one, two, three, four = (f"⟦{group}⟧" for group in _groups(card16(random)))
    return random.choice(_FRAMES).replace(
        "{}",
        random.choice(
            (
                f"digits 1-4: {one}; digits 5-8: {two}; digits 9-12: {three}; digits 13-16: {four}",
                f"1st) {one} 2nd) {two} 3rd) {three} 4th) {four}",
                f"1/4 {one}\n2/4 {two}\n3/4 {three}\n4/4 {four}",
            )
        ),
    )


def _enclosed(random: Random, marks: tuple[str, ...], parts: list[str]) -> str:
    """Each part between a left and a right sign; the outermost two are not of the number."""
    left, right = random.choice(marks).split("#")
    return random.choice(_FRAMES).replace("{}", f"{left}⟦{f'{right}{left}'.join(parts)}⟧{right}")


def _as_sums(random: Random) -> str:
    return _enclosed(random, ("$# ", " #kg", "@# ", "~#~ ", "'#' + ", "no.# ", "€# +"), _groups(card16(random)))  # fmt: skip


def _signs_each(random: Random) -> str:
    return _enclosed(
        random, ("「#」", "«#»", "{#}", "<#>", "|#|", "【#】", "(#)", "`#`"), list(card16(random))
    )


def _stacked(random: Random, number: str) -> str:
    size = random.choice((2, 4, 8))
    return random.choice(("\n", "\n  ", " ↵\n", ",\n", "\n\n")).join(number[i : i + size] for i in range(0, len(number), size))  # fmt: skip


def _label_disguised(random: Random) -> str:
    number = f"⟦{grouped(card16(random), random.choice((' ', '-', '')))}⟧"
    social = f"⟦{grouped(ssn(random), random.choice('- '), (3, 2, 4))}⟧"
    return random.choice(
        (
            f"my c@rd n*mber {number}", f"v1sa {number}", f"kredit kard: {number}", f"the plastic: {number} ;)", f"c-a-r-d {number}", f"my \"phone number\" is {number} (it's my visa, wink)",
            f"my s0cial: {social}", f"s.o.c.i.a.l {social}", f"5SN {social}", f"s s n {social}", f"soshul security {social}",
        )
    )  # fmt: skip


def _code_disguised(random: Random) -> str:
    three = digits(random, 3)
    words = [_WORDS[int(d)] for d in three]
    return fill(
        random,
        random.choice(
            (
                f"‹card| › and the see vee vee is ⟦{three}⟧",
                f"CVV: ⟦{words[0]}, {words[1]} and {words[2]}⟧",
                f"my cvv is ⟦{three[0]}, {three[1]} and {three[2]}⟧",
                f"cvc = ⟦{three[0]}#{three[1]}#{three[2]}⟧",
                f"CVV ⟦{words[0].upper()} {words[1].upper()} {words[2].upper()}⟧ zip ‹n5›",
                f"cvv code: ⟦{three[0]}.{three[1]}.{three[2]}⟧",
            )
        ),
    )


def _pin_disguised(random: Random) -> str:
    pin = random.choice("356789") + digits(random, 3)
    words = [_WORDS[int(d)] for d in pin]
    return random.choice(
        (
            f"my debit card P1N is ⟦{pin}⟧",
            f"card PIN = ⟦{'*'.join(pin)}⟧",
            f"my ATM pin is ⟦{', '.join(words)}⟧",
            f"card pin: ⟦{pin[:2]} {pin[2:]}⟧",
            f"bank card PIN ⟦{' '.join(words).upper()}⟧",
        )
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "words shouted": _card(_shouted),
    "words of the radio": _card(_said(_RADIO, " ", ", ", "-")),
    "words with slips": _card(_said(_SLIPS, " ", ", ")),
    "words of other tongues": any_of(_card(_said(_TONGUES[0], " ")), _card(_said(_TONGUES[1], " ", "-")), _card(_said(_TONGUES[2], ", ")), _card(_said(_TONGUES[3], " ", "، ")), _card(_said(_TONGUES[4], " ", ". ")), _card(_said(_TONGUES[5], "", " "))),
    "digits and their words": _card(_twice),
    "one group in words": _card(_one_group_in_words),
    "letters alike": _card(_alike),
    "letters strewn between": _card(_letters_between),
    "groups told with asides": _told,
    "groups named by range": _ranges,
    "groups as other things": _as_sums,
    "signs around each digit": _signs_each,
    "lines of a column": _card(_stacked),
    "faces and arrows between": _card(joined((" 🙂 ", "👉", " ➡️ ", "→", "❤️", " ✌️ ", "⬛", "🍎", " :) ", " ^^ ", " <3 "))),
    "long gaps of signs": _card(lambda random, n: random.choice((".....", "=====", " ~~~ ", "-----", "     ", " ///// ", "\t\t", "+++", ",,,,", " ... ... ")).join(_groups(n))),
    "labels disguised": _label_disguised,
    "ssn, words shouted": _ssn(_shouted),
    "ssn, one group in words": _ssn(_one_group_in_words),
    "ssn, letters alike": _ssn(_alike),
    "ssn, letters strewn between": _ssn(_letters_between),
    "ssn, faces and gaps between": _ssn(joined((" 🙂 ", "→", ".....", " ~ ", "__", " then ", " ... ", " // "), (3, 2, 4))),
    "security code disguised": _code_disguised,
    "card pin disguised": _pin_disguised,
}  # fmt: skip
