"""Ways past a filter: what else is like one that was missed once."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.helpdesk.frames import Spelling, parts, put, said
from bench.redaction.corpus.numbers import ssn

_FRAMES: Final = (
    "my card number is {}, please charge it",
    "credit card: {}",
    "the form eats it, so here is my visa: {} ok?",
)
_SSN_FRAMES: Final = ("my ssn is {}", "social security number: {} (the form blocks it)")
_TONGUES: Final = (
    "noll ett två tre fyra fem sex sju åtta nio",
    "nul en to tre fire fem seks syv otte ni",
    "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän",
    "nula jedna dva tři čtyři pět šest sedm osm devět",
    "nulla egy kettő három négy öt hat hét nyolc kilenc",
    "zero unu doi trei patru cinci șase șapte opt nouă",
    "μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα",
    "нуль один два три чотири п'ять шість сім вісім дев'ять",
    "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
    "אפס אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע",
    "शून्य एक दो तीन चार पांच छह सात आठ नौ",
    "nol satu dua tiga empat lima enam tujuh delapan sembilan",
    "không một hai ba bốn năm sáu bảy tám chín",
    "sero isa dalawa tatlo apat lima anim pito walo siyam",
)
_HEARD: Final = (
    "zro wun tuu thre foor faiv siks sevin eit nain",
    "ziro wan too tree fower fife sixx sevn ait niner",
    "zeero won to thri foar fiv sicks sevun eigth nien",
    "zer0 0ne tw0 thr33 f0ur f1ve s1x s3ven e1ght n1ne",
)
_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _in_words(*rows: str) -> Spelling:
    def spell(random: Random, number: str) -> str:
        words = random.choice(rows).split()
        return random.choice((" ", ", ", "-")).join(words[int(d)] for d in number)

    return spell


def _grouped(random: Random, number: str) -> str:
    sign = random.choice((" dash ", " hyphen ", " space ", " dot ", " slash ", " ... ", " then ", ", then "))
    return sign.join(" ".join(_WORDS[int(d)] for d in group) for group in parts(number))


def _with_word(random: Random, number: str) -> str:
    left, right = random.choice((("(", ")"), (" (", ")"), ("=", ""), (" = ", "")))
    return random.choice((" ", ", ")).join(f"{d}{left}{_WORDS[int(d)]}{right}" for d in number)


def _counted(random: Random, number: str) -> str:
    names = random.choice(
        (
            ("1st)", "2nd)", "3rd)", "4th)"),
            ("1st:", "2nd:", "3rd:", "4th:"),
            ("no.", "no.", "no.", "no."),
            ("first group", "second group", "third group", "last group"),
            ("block 1:", "block 2:", "block 3:", "block 4:"),
        )
    )
    return " ".join(f"{name} ⟦{group}⟧" for name, group in zip(names, parts(number), strict=False))


def _like_letters(random: Random, number: str) -> str:
    alike = {"0": "oOΟО", "1": "lI", "2": "Zz", "5": "Ss", "6": "bG", "8": "B"}
    text = random.choice((" ", "-", ".")).join(parts(number))
    kept = random.sample([i for i, c in enumerate(text) if c.isdigit()], k=4)
    return "".join(c if i in kept else random.choice(alike.get(c, c)) for i, c in enumerate(text))


def _signs(random: Random, number: str) -> str:
    text = ""
    for group in (number[:4], number[4:8], number[8:]):
        text += group + "".join(random.choices("._-* ", k=random.randint(1, 4)))
    return text.rstrip("._-* ")


def _faces(random: Random, number: str) -> str:
    return random.choice((" <3 ", "<3", " ^^ ", " ➡️ ", " :3 ", " 🙂 ")).join(parts(number))


CATEGORIES: Final[dict[str, Maker]] = {
    "families, words of more tongues": put(_FRAMES, _in_words(*_TONGUES)),
    "families, words as they sound": put(_FRAMES, _in_words(*_HEARD)),
    "families, words in groups": put(_FRAMES, _grouped),
    "families, digits with their words": put(_FRAMES, _with_word),
    "families, groups that are counted": put(_FRAMES, _counted, whole=False),
    "families, letters for most digits": put(_FRAMES, _like_letters),
    "families, faces and arrows": put(_FRAMES, _faces),
    "families, social in words of more tongues": put(_SSN_FRAMES, _in_words(*_TONGUES), ssn),
    "families, social in groups of words": put(_SSN_FRAMES, _grouped, ssn),
    "families, social with any signs": put(_SSN_FRAMES, _signs, ssn),
    "families, labels disguised": said("5SN ‹soc›", "S5N: ‹soc›", "s s n ‹soc›", "my c/v/v is ‹cvv›", "C_V_C ‹cvv›", "see vee vee ‹cvv›, card ‹any›", "card P1N ‹pin›", "my P I N is ‹pin›"),
}  # fmt: skip
