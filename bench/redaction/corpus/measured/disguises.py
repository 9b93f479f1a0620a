"""What a person does who wants a number past a filter and still read by a person."""

from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.measured.fields import either

CATEGORIES: Final[dict[str, Maker]] = {
    "disguise: digits as English words": either(
        "my card is ‹visa.spoken:en| | ›",
        "card number: ‹mc.spoken:en|-|-›",
        "cc ‹visa.spoken:oh| |, ›",
        "Card: ‹disc.spoken:en|, |. ›",
        "The card reads ‹visa.spoken:oh|-| ›, ok?",
    ),
    "disguise: digits as words of other languages": either(
        "mi tarjeta es ‹visa.spoken:es| | ›",
        "meine Kreditkarte: ‹mc.spoken:de| | ›",
        "ma carte : ‹visa.spoken:fr| |, ›",
        "Kartennummer ‹visa.spoken:de|-|-›",
        "número de la tarjeta: ‹mc.spoken:es|, |; ›",
    ),
    "disguise: words without spaces": either(
        "card ‹visa.spoken:en||›", "cc: ‹mc.spoken:en|| ›", "card=‹visa.spoken:en|_|_›"
    ),
    "disguise: words and digits mixed": either(
        "card ‹visa.signs:zero ,1,2,3,4,five ,6,7,8,nine |-›",
        "my card: ‹mc.signs:0 ,one ,2 ,three ,4 ,five ,6 ,seven ,8 ,nine |/ ›",
        "cc ‹visa.signs:zero,1,two,3,four,5,six,7,eight,9| ›",
    ),
    "disguise: letters for digits": either(
        "my card is ‹visa.signs:O,l,2,3,4,5,6,7,8,9| ›",
        "card ‹mc.signs:o,I,2,3,4,5,6,7,8,9|-›",
        "cc ‹visa.signs:O,1,2,3,4,S,6,7,B,9| ›",
        "card number ‹mc.signs:o,1,Z,3,4,5,6,7,8,9| › (o is zero, Z is two)",
    ),
    "disguise: letter between digits": either(
        "card ‹visa.each:#|x›",
        "my card: ‹mc.each:#|a›",
        "cc ‹visa.groups:#|x›",
        "number without the z: ‹disc.each:#|z›",
        "card ‹mc.groups:#|abc›, remove the letters",
    ),
    "disguise: signs between digits": either(
        "card ‹visa.each:#|*›",
        "cc: ‹mc.each:#|.›",
        "my card ‹visa.each:#|_›",
        "card ‹disc.each:#|,›",
        "card no ‹mc.each:#|~›",
        "card ‹visa.each:#|\\›",
        "card ‹visa.each:#|^›",
        "card ‹mc.each:#| - ›",
        "card ‹visa.each:#|♥›",
    ),
    "disguise: brackets around groups": either(
        "card ‹visa.groups:(#)|›",
        "card ‹mc.groups:[#]|-›",
        "cc ‹visa.groups:{#}| ›",
        "card: ‹disc.groups:<#>|›",
        "card: ‹visa.groups:/#/|›",
        "cc ‹mc.each:(#)|›",
    ),
    "disguise: emoji between": either(
        "card ‹visa:🙂›", "cc ‹mc.each:#|🔥›", "my card ‹visa: 💳 ›", "card ‹disc:➡️›", "card ‹mc: ✨ ›"
    ),
    "disguise: keycaps, circled and raised digits": either(
        "card ‹visa.each:#\ufe0f\u20e3|›",
        "cc ‹mc.signs:⓪,①,②,③,④,⑤,⑥,⑦,⑧,⑨| ›",
        "card ‹visa.signs:⁰,¹,²,³,⁴,⁵,⁶,⁷,⁸,⁹| ›",
        "card ‹mc.signs:₀,₁,₂,₃,₄,₅,₆,₇,₈,₉|›",
        "my card ‹visa.each:#\ufe0f\u20e3| ›",
        "cc ‹disc.signs:⓿,❶,❷,❸,❹,❺,❻,❼,❽,❾|-›",
    ),
    "disguise: mathematical digits": either(
        "card ‹visa.script:1d7ce| ›",
        "cc ‹mc.script:1d7d8|›",
        "my card ‹visa.script:1d7e2|-›",
        "card ‹disc.script:1d7f6| ›",
        "card: ‹mc.script:1d7ec|.›",
    ),
    "disguise: one digit a line": either(
        "my card:\n‹visa.each:#|\n›",
        "card from top to bottom\n‹mc.each:#|\n›",
        "card\n‹visa.groups:#|\n›\nread it downwards",
        "card no\n- ‹disc.each:#|\n- ›",
    ),
    "disguise: numbered list of groups": either(
        "card:\nfirst ‹visa.apart:\nnext ›",
        "part ‹mc.apart: | part › of my card number",
        "My card: start with ‹visa.apart:, then ›.",
        "card = ‹disc.apart: plus › (just put them together)",
    ),
    "disguise: thousands separators": either(
        "my card as one big number: ‹visa.groups:#|,›",
        "card ‹mc.groups:#|'›",
        "card ‹visa.cut:.›",
        "card no. ‹disc.groups:#|;›",
    ),
    "disguise: a story around the groups": either(
        "My card has four groups. The first is ‹visa.apart:, after that comes ›, that's all.",
        "You know the card, right? It begins ‹mc.apart:, continues with › and is a Mastercard.",
        "put together the pieces of my card: ‹visa.apart: and ›",
    ),
    "disguise: filler words": either(
        "card ‹visa.groups:#| dash ›",
        "cc ‹mc.groups:#| space ›",
        "card number is ‹visa.groups:#| then ›",
        "card ‹disc.each:#| and ›",
        "card ‹mc.groups:#| (dot) ›",
        "kreditkarte ‹visa.groups:#| strich ›",
    ),
    "disguise: marks on every digit": either(
        "card ‹visa.each:#\u0336|›",
        "card ‹mc.each:#\u0332| ›",
        "card ‹visa.each:#\u0301|›",
        "cc ‹disc.each:#\u0336| ›",
    ),
    "disguise: several tricks": either(
        "c@rd ‹visa.each:#| . ›",
        "my c a r d: ‹mc.groups:#| // ›",
        "crd nmbr ‹visa:..›",
        "cc# ‹mc.signs:O,1,2,3,4,5,6,7,8,9|_›",
        "credit-c4rd >> ‹disc: ~ ›",
        "the plastic: ‹visa: · ›",
    ),
    "disguise: Markdown and HTML": either(
        "card ‹visa.each:**#**|›",
        "card ‹mc.groups:__#__| ›",
        "card ‹visa.groups:`#`|-›",
        "card ‹mc.each:<b>#</b>|&#8203;›",
        "card ‹disc.groups:#|<!-- x -->›",
        "card ‹visa.each:*#*| ›",
    ),
    "disguise: SSN as words": either(
        "my social is ‹ssn.spoken:en| | ›",
        "SSN ‹ssn.spoken:en| |, ›",
        "social security number: ‹ssn.spoken:oh|-| - ›",
        "SSN: ‹ssn.spoken:oh| | dash ›",
    ),
    "disguise: SSN with letters and signs": either(
        "SSN ‹ssn.signs:O,l,2,3,4,5,6,7,8,9|-›",
        "social: ‹ssn.each:#|*›",
        "SSN ‹ssn.groups:(#)|›",
        "SSN ‹ssn.each:#|.›",
        "my ssn ‹ssn.groups:#| dash ›",
        "SSN ‹ssn:x›",
        "SSN ‹ssn.each:#\ufe0f\u20e3|›",
        "SSN ‹ssn: // ›",
        "SSN ‹ssn.signs:⓪,①,②,③,④,⑤,⑥,⑦,⑧,⑨|-›",
    ),
    "disguise: security code": either(
        "card ‹pan: ›, the code is ‹cvv› (you know, the back)",
        "c v v ‹cvv›",
        "C.V.V. is ‹cvv›",
        "cee vee vee ‹cvv›",
        "CVV: ⟦‹pick:seven|two|four› ‹pick:one|nine|six› ‹pick:three|eight|five›⟧",
        "c-v-c ‹cvv›",
        "cvv ⟦‹pick:7|2|4›-‹pick:1|9|6›-‹pick:3|8|5›⟧",
        "security code of the card: ⟦‹pick:seven|two|four›, ‹pick:one|nine|six›, ‹pick:three|eight|five›⟧",
    ),
}
