"""How the expiry date of a card is written: month and year, in figures or words, in either order."""

from typing import Final

from redaction.alternatives import any_of

_MONTHS: Final = (
    r"(?:jan(?:uary|uari?|vier|eiro)?|gen(?:naio)?|ene(?:ro)?|feb(?:ruary|ruari?|rero|braio)?|f[eé]v(?:rier"
    r"|ereiro)?"
    r"|mar(?:ch|zo|s|[cç]o)?|märz|maart|apr(?:ile?)?|abr(?:il)?|avr(?:il)?|mayo?|maio?|maj|mei|mag(?:gio)?"
    r"|june?|juni|jun[ih]o|juin|giu(?:gno)?|july?|juli|jul[ih]o|juil(?:let)?|lug(?:lio)?|aug(?:ust(?:us"
    r"|i)?)?|ago(?:sto)?|ao[uû]t"
    r"|sept?(?:ember|embre|tembre|iembre|embrie)?|set(?:tembre|embro|iembre)?|o[ck]t(?:ober|obre|ubre"
    r"|ombrie)?|ott(?:obre)?|out(?:ubro)?"
    r"|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember|embre|embro|iembre)?|dic(?:iembre|embre)?|déc"
    r"(?:embre)?"
    r"|январ[яье]|феврал[яье]|март[ае]?|апрел[яье]|ма[йяе]|июн[яье]|июл[яье]|август[ае]?|сентябр[яье]"
    r"|октябр[яье]|ноябр[яье]|декабр[яье])"
)
_SHORT_YEAR: Final = r"[2-4][0-9]"
_FULL_YEAR: Final = r"20[0-9]{2}"
DATE: Final = (
    r"(?:20[0-9]{2}\s?[-/.]\s?(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?"
    r"|(?:0?[1-9]|1[0-2])\s?[-/.,|:;\\'_]\s?(?:20[0-9]{2}|[1-4][0-9])"
    rf"|(?:0[1-9]|1[0-2])\s{{1,3}}(?:{_FULL_YEAR}|{_SHORT_YEAR})|(?:0?[1-9]|1[0-2])\sof\s(?:{_FULL_YEAR}"
    rf"|{_SHORT_YEAR})"
    rf"|(?:0?[1-9]|1[0-2])\t{_FULL_YEAR}|(?:0[1-9]|1[0-2])(?:20[2-4][0-9]|{_SHORT_YEAR})"
    rf"|20[2-4][0-9](?:0[1-9]|1[0-2])|20[2-4][0-9]\s?[年년]\s?(?:0?[1-9]|1[0-2])\s?[月월]|(?:0?[1-9]"
    rf"|1[0-2])\s?[月월]\s?[/-]?\s?(?:20)?{_SHORT_YEAR}\s?[年년]?"
    rf"|{_MONTHS}[\s,.'’/-]{{0,3}}(?:(?:of|de|del)\s'?)?(?:{_FULL_YEAR}|{_SHORT_YEAR}(?!,?\s20[0-9]{{2}}))"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)?\s{_MONTHS}\s{_FULL_YEAR})"
)
# With the day, as it is seldom said of a card.
FULL_DATE: Final = (
    rf"(?:[0-3]?[0-9](?P<sign>[/.-])[0-3]?[0-9](?P=sign)(?:20)?{_SHORT_YEAR}"
    rf"|{_MONTHS}\s[0-3]?[0-9](?:st|nd|rd|th)?,?\s{_FULL_YEAR})"
)
# As systems of banks keep it: YYMM, also with a sign.
YEAR_FIRST: Final = r"(?:2[4-9]|3[0-9])[/-]?(?:0[1-9]|1[0-2])"
# Month and year and nothing else.
PLAIN_DATE: Final = r"(?:0[1-9]|1[0-2])\s?[/-]\s?(?:20)?(?:2[4-9]|3[0-9])(?![0-9/-])"
_ENGLISH: Final = (
    *(
        "exp",
        "exp.",
        "expiry",
        "expire",
        "expires",
        "expiration",
        "expired",
        "expiring",
        "expd",
        "valid",
        "validity",
    ),
    *(
        "good",
        "thru",
        "through",
        "runs out",
        "ends",
        "til",
        "till",
        "until",
        "date",
        "xp",
        "mm/yy",
        "mm / yy",
        "mmyy",
    ),
    *("mm/yyyy", "mm yy", "month/year", "month / year", "5f24", 'id="14"'),
)
_FOREIGN: Final = (
    *(
        "vence",
        "vencimiento",
        "vencimento",
        "caducidad",
        "caduca",
        "válida",
        "válido",
        "valida",
        "valido",
        "hasta",
        "validade",
    ),
    *(
        "expira",
        "expiră",
        "validité",
        "valable",
        "jusqu",
        "gültig",
        "gültigkeit",
        "ablauf",
        "ablaufdatum",
        "läuft",
        "verfall",
    ),
    *(
        "verfallsdatum",
        "scade",
        "scadenza",
        "fino a",
        "vervalt",
        "vervaldatum",
        "verloopt",
        "geldig",
        "giltig",
        "giltigt",
    ),
    *(
        "utgår",
        "går ut",
        "udløb",
        "udløber",
        "udløbsdato",
        "utløp",
        "utløper",
        "gyldig",
        "voimassa",
        "vanhenee",
        "ważna",
    ),
    *(
        "ważny",
        "ważne",
        "ważności",
        "wygasa",
        "platnost",
        "platná",
        "expirace",
        "lejárat",
        "lejár",
        "érvényes",
        "valabil",
        "skt",
    ),
    *(
        "son kullanma",
        "geçerli",
        "geçerlilik",
        "berlaku",
        "kadaluarsa",
        "hạn",
        "λήξη",
        "λήγει",
        "действует",
        "действительна",
    ),
    *(
        "годна",
        "годен",
        "срок",
        "истекает",
        "дійсна",
        "термін",
        "תוקף",
        "الانتهاء",
        "صالحة",
        "تنتهي",
        "有效期",
        "有效日期",
    ),
    *("到期", "效期", "有効期限", "有効", "유효기간", "유효 기간", "만료"),
)
_TO: Final = r"(?:[\s_-]*(?:thru|through|until|till|to))?"
LABEL: Final = any_of({*_ENGLISH, *_FOREIGN}) + _TO
# These say of no other date that it ends.
CLEAR_LABEL: Final = (
    rf"(?:exp(?:iry|ires?|iration|iring)?|(?:valid|good)\s(?:thru|through|until|till|to)|{any_of(_FOREIGN)})"
)
