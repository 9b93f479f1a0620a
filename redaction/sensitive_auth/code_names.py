"""What people and programs call a card's security code, in the languages of most tickets.

Everything in lower case. Names come with hints: one of these stands in every text with one of the names.
"""

import re
from typing import Final, NamedTuple


class Names(NamedTuple):
    """Names that mean nothing else, and their hints."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]


_MORE: Final = r"(?:[\s_-]?(?:num(?:ber)?|code|val(?:ue)?))?"


def _pattern(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(names)}){_MORE}(?![a-z])")


def _names(hints: str, *names: str) -> Names:
    return Names(tuple(hints.split()), _pattern(*names))


_ABBREVIATED: Final = Names(
    ("cv", "c.v", "c-v", "c/v", "c_v", "c v", "cav", "vee", "csc"),
    _pattern(
        r"[a-z]{0,10}?(?:c[.\s/_-]?v[.\s/_-]?[vc](?:[.\s_-]?2(?![0-9]))?|cv[cn](?:[\s_-]?2(?![0-9]))?"
        r"|cav[\s_-]?2?|cvd)",
        r"ccv(?:[\s_-]?2(?![0-9]))?|cv\s?2(?![0-9])|[a-z]{0,10}?cv[sn]?[\s_-]?(?:code|number|num|no)|csc",
        r"see[\s-]?vee[\s-]?(?:vee|see)|cee[\s-]?vee[\s-]?(?:vee|cee)",
    ),
)
_WHAT: Final = r"(?:code?|value|number|numbers|num|no|nr|nbr|digits?|#)"
_ENGLISH: Final = _names(
    "sec verif valid series signature digit",
    r"(?!soc)(?<!social[\s_-])(?<!soc[\s_.-])(?<!soc\.\s)"
    rf"[a-z]{{0,10}}?(?:verif(?:ication|y|ying)?|validation|sec[a-z]{{2,7}}y|sec|series|signature"
    rf"(?:[\s_-](?:panel|strip))?)[\s_.-]*{_WHAT}",
    r"(?:the\s)?(?:3|three|4|four)[\s-]digits?\s(?:security\s|card\s)?(?:code|number)|[a-z]{1,10}sec",
)
_CARD_CODE: Final = _names("code", r"card[\s_-]?code")
_BACK: Final = (
    r"(?:(?:the|its|my|your|his|her|our|very)\s){0,2}(?:back(?:\s?side)?|rear|reverse|flip\s?side|other\sside"
    r"|front|signature(?:\s(?:panel|strip|box|line|field|area))?)"
    r"(?:\sof\s(?:(?:the|my|your|his|her|this|that|a)\s)?(?:[a-z]{1,12}\s){0,3}(?:card|visa|mastercard|amex"
    r"|express|plastic)|\sof\s(?:it|mine))?(?!\sof\s)"
)
_ON_THE_BACK: Final = _names(
    "back rear reverse side front signature behind",
    r"(?:digits?|numbers?|numerals|figures|code|pin|three|3|four|4|ones)\s"
    r"(?:(?:that(?:'s|\sis|\sare)?|which\s(?:is|are)|printed|written|located|found|shown|listed"
    r"|you\ssee)\s){0,2}"
    rf"(?:(?:on|from|by|at|in|off)\s{_BACK}|behind\s(?:the|my)\scard)",
    r"(?:(?:digits?|numbers?|code)\s)?(?:next\sto|by|beside|near|after)\s(?:the|my)\ssignature(?:\son\s"
    r"(?:the|my)\scard)?",
    r"(?:on\s(?:the\s)?)?back\sof\s(?:the|my|her|his|this|your)\s(?:[a-z]{1,12}\s){0,2}(?:card|visa"
    r"|mastercard|amex)",
    r"on\s(?:the|its)\sback\s(?:there\s(?:is|are)|it\s(?:says|reads)|is|are)\s(?:the\s|an?\s)?(?:(?:3"
    r"|three)[\s-])?(?:digits?|numbers?|code)",
)
_GERMANIC: Final = _names(
    "prüf sicherheit rückseite eilig controle verif achter",
    r"(?:karten)?prüf(?:nummer|ziffern?|nr|zahl|code)|sicherheits(?:code|nummer|ziffern?|zahl|nr)",
    r"(?:ziffern|zahlen|zahl|nummer|code|stellen)\s(?:hinten\s)?(?:auf|von|an)\s(?:(?:der|meiner|ihrer)\s)?"
    r"(?:karten)?rückseite",
    r"(?:beveiligings|veiligheids|controle|verificatie)(?:code|nummer|getal)",
    r"(?:cijfers|code|nummer|getal)\s(?:op|aan)\sde\s(?:achterkant|achterzijde)",
)
_NORDIC: Final = _names(
    "säkerhet kontrol sikkerh ksid gsid turva tarkistus",
    r"(?:säkerhets|kontroll|kontrol|sikkerheds|sikkerhets)(?:kod(?:en?|er)?|num+er(?:et)?|numret|siff?ror"
    r"(?:na)?|siff?er|cifre(?:ne)?)",
    r"(?:siffrorna|siffror|siff?rene|siffer|cifrene|cifre|koden?|numret|num+eret|tallene)\s"
    r"(?:som\s(?:står|er|finns)\s)?(?:bag|bak)?på\s(?:baksidan|baksiden|bagsiden)",
    r"turva(?:koodi|luku|numero)\w{0,3}|tarkistusnumero\w?",
)
_ROMANCE: Final = _names(
    "segur verif valid atrás atras detr trás traser posterior revers dorso verso sécurité securite contrôle"
    " vérif"
    " controle crypto dos derri arri sicurezza controllo retro dietro tergo securitate",
    r"(?:c[oó]digo|n[uú]mero|clave)\s(?:de\s)?(?:seguridad|seguran[cç]a|verificaci[oó]n|verifica[cç][aã]o"
    r"|valida(?:ci[oó]n|[cç][aã]o))",
    r"(?:d[ií]gitos|n[uú]meros?|cifras|c[oó]digo)\s(?:que\s(?:est[aá]n?|est[aã]o|aparecen?|vienen?)\s)?"
    r"(?:(?:de|del|en|el|por|al|no|na|do|la|parte)\s){0,4}(?:atr[aá]s|detr[aá]s|tr[aá]s|traser[ao]|posterior"
    r"|reverso|dorso|verso)",
    r"(?:code|num[eé]ro)\s(?:de\s)?(?:s[eé]curit[eé]|v[eé]rification|contr[oô]le|validation)|cryptogramme"
    r"(?:\svisuel)?",
    r"(?:code|chiffres|num[eé]ros?)\s(?:(?:qui|est|sont|inscrits?|[eé]crits?|situ[eé]s?)\s){0,3}"
    r"(?:au\s(?:dos|verso)|derri[eè]re|à\sl'arri[eè]re|sur\sle\s(?:dos|verso))",
    r"codice\s(?:di\s)?(?:sicurezza|verifica|controllo)|cod(?:ul)?\s(?:de\s)?(?:securitate|verificare)",
    r"(?:cifre|numeri|numero|codice)\s(?:(?:che|sono|è|si|trova|scritt[eio])\s){0,3}(?:sul\sretro|dietro"
    r"|a\stergo)",
)
_SLAVIC: Final = _names(
    "kod kód tyłu odwrocie rewersie zadní číslo číslic код цифр",
    r"kod(?:\s|u\s)(?:cvv|bezpieczeństwa|zabezpieczający|weryfikacyjny|sigurnosni)",
    r"(?:cyfry|cyfr|kod|numer)\s(?:(?:są|jest)\s)?(?:z|na)\s(?:tyłu|odwrocie|rewersie|drugiej\sstronie)",
    r"(?:bezpečnostní|bezpečnostný|ověřovací|sigurnosni)\s(?:kód|kod|číslo)|(?:číslice|čísla|kód)\s(?:na"
    r"|ze)\s(?:zadní|druhé)\sstran\w+",
    r"код\s(?:безопасности|безпеки|подлинности|карты\sсзади)|(?:код|цифр\w{0,2})\s(?:(?:на|с|со)\s)?"
    r"(?:оборот\w+|сзади|(?:обратной|задней)\sсторон\w+)",
)
_FARTHER: Final = _names(
    "güvenlik arka biztonsági ellenőrző mã keamanan belakang κωδικ קוד ספרות सीवीवी 码 碼 背面 后面 後面"
    " セキュ 裏面 보안 뒷면 رمز كود خلف",
    r"güvenlik\s(?:kodu?m?|kodunuz|numaras\w+)|arka(?:s[ıi]ndaki|\sy[üu]z[üu]ndeki)\s(?:(?:3|üç|son)\s){0,2}"
    r"(?:hane(?:li)?|rakam|kod|numara|say[ıi])\w{0,4}",
    r"biztonsági\skód\w{0,3}|ellenőrző\skód\w{0,3}|mã\s(?:bảo\smật|an\stoàn|cvv|cvc)|kode\s(?:keamanan|cvv)",
    r"(?:angka|digit)\s(?:di\s)?belakang(?:\skartu)?|κωδικ(?:ός|ό)\s(?:ασφαλείας|επαλήθευσης)|קוד\s?ה?אבטחה"
    r"|ספרות\s(?:בגב|מאחורי)\s\w*",
    r"सीवीवी|(?:رمز|كود)\s(?:الأمان|التحقق|الحماية)|(?:الأرقام\s)?(?:الثلاثة\s)?خلف\sالبطاقة",
    r"安全[码碼]|验证码|校验码|(?:背面|背后|背後|后面|後面)的?(?:最?[后後]|末)?(?:三|3|四|4)?(?:位数字|位数|位數|位|个数字|码|碼|数字|號碼|号码)",
    r"セキュリティ[・\s]?コ[ー-]ド|裏面の?(?:3|三)(?:桁|けた|ケタ)(?:の(?:番号|数字))?",
    r"보안\s?(?:코드|번호)|뒷면의?\s?(?:숫자|번호|코드|(?:3|세)\s?자리(?:\s?(?:숫자|번호))?)",
)
GROUPS: Final = (
    _ABBREVIATED,
    _ENGLISH,
    _CARD_CODE,
    _ON_THE_BACK,
    _GERMANIC,
    _NORDIC,
    _ROMANCE,
    _SLAVIC,
    _FARTHER,
)
# The same without names that have a letter of another alphabet, as all their hints have.
ASCII_GROUPS: Final = tuple(
    Names(hints, group.pattern) for group in GROUPS if (hints := tuple(filter(str.isascii, group.hints)))
)
# These say it only beside a card, the last two of them beside its number.
SHARED: Final = re.compile(
    r"(?<![a-z])(?:(?:[a-z]{1,10}+_)?(?:cid|ccid)|verification|(?P<weak>code|sec)|security|(?:on\s)?"
    r"(?:the\s)?(?<!call\s)(?<!called\s)(?<!calling\s)(?<!ring\s)(?<!phone\s)back(?:\sof\s(?:the\s)?(?:card|visa))?"
    r"|(?:last\s)?(?:3|three)[\s-]digits?(?:\s(?:number|one))?|(?:amex|american\sexpress)\s(?:4"
    r"|four)[\s-]digits?"
    r"|last\s(?:3|three))(?![a-z])|[后後]三[位码碼]|末三[位码碼]"
)
SHARED_HINTS: Final = ("cid", "verif", "code", "sec", "back", "digit", "last 3", "last th", "三")
# Code points that such a name may have before the first hint in it, and from that on.
SHARED_BEFORE: Final = 28
SHARED_AFTER: Final = 32
