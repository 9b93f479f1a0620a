"""Words for digits: of many languages, of the radio, as they sound, with slips of the keyboard."""

import unicodedata
from typing import Final

# "zero" to "nine" in a row: English, as they sound, as leetspeak, of the radio; then other languages.
_ROWS: Final = (
    "zero one two three four five six seven eight nine",
    "zro wun tw0 thre foor faiv siks sevin eit nain",
    "ziro onne tuu thri foar fiv sicks sevn eigth nien",
    "zeero wonn tuo thrie fohr fyve sixx sevven eihgt nyne",
    "zer0 0ne tw0 thr33 f0ur f1ve s1x s3ven e1ght n1ne",
    "nought wan two tri fower fife six sevun ait niner",
    "oh won2 two thr3e fuor fivve syx se7en aight nine",
    "naught 1ne 2wo 3ree 4our 5ive 6ix 7even 8ight 9ine",
    "null eins zwei drei vier fünf sechs sieben acht neun",
    "null ein zwo drei vier fuenf sechs sieben acht neun",
    "nul een twee drie vier vijf zes zeven acht negen",
    "noll ett två tre fyra fem sex sju åtta nio",
    "nul een to tre fire fem seks syv otte ni",
    "null en to tre fire fem seks sju åtte ni",
    "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän",
    "zéro un deux trois quatre cinq six sept huit neuf",
    "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "cero un dos tres quatre cinc sis set vuit nou",
    "zero uno due tre quattro cinque sei sette otto nove",
    "zero um dois três quatro cinco seis sete oito nove",
    "zero uma duas tres quatro cinco meia sete oito nove",
    "zero unu doi trei patru cinci șase șapte opt nouă",
    "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
    "nula jedna dva tři čtyři pět šest sedm osm devět",
    "nula jeden dva tri štyri päť šesť sedem osem deväť",
    "nula jedan dva tri četiri pet šest sedam osam devet",
    "nulla egy kettő három négy öt hat hét nyolc kilenc",
    "ноль один два три четыре пять шесть семь восемь девять",
    "нуль один два три чотири п'ять шість сім вісім дев'ять",
    "нула едно две три четири пет шест седем осем девет",
    "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
    "μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα",
    "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
    "صفر واحد اثنين ثلاث أربع خمس ست سبع ثمان تسع",
    "אפס אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע",
    "शून्य एक दो तीन चार पांच छह सात आठ नौ",
    "nol satu dua tiga empat lima enam tujuh delapan sembilan",
    "kosong satu dua tiga empat lima enam tujuh lapan sembilan",
    "không một hai ba bốn năm sáu bảy tám chín",
    "sero isa dalawa tatlo apat lima anim pito walo siyam",
    "sifuri moja mbili tatu nne tano sita saba nane tisa",
    "ゼロ イチ ニ サン ヨン ゴ ロク ナナ ハチ キュウ",
)
_TEENS: Final = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
# Words of everyday language, too; in a long row of numbers they are digits all the same.
_EVERYDAY: Final = (
    ("to too tow tu dos", "2"),
    ("for fore fire", "4"),
    ("won en ein un een", "1"),
    ("o", "0"),
    ("tree free tri ba", "3"),
    ("ate", "8"),
    ("sex hat", "6"),
    ("set", "7"),
    ("ni nou", "9"),
    ("opt", "8"),
    ("hai", "2"),
)
TENS: Final = {word: str(digit) for digit, word in enumerate(_TENS.split(), start=2)}


def _unmarked(word: str) -> str:
    """As the word reads when marks are dropped."""
    return "".join(c for c in word if unicodedata.category(c) not in {"Mn", "Me"})


ALIKE: Final = {word: digit for words, digit in _EVERYDAY for word in words.split()}
NUMBERS: Final = {
    **{
        _unmarked(word): str(digit)
        for row in _ROWS
        for digit, word in enumerate(row.split())
        if _unmarked(word) not in ALIKE
    },
    **{word: str(number) for number, word in enumerate(_TEENS.split(), start=10)},
}
