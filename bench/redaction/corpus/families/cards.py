"""Card numbers: what else is like a spelling that was missed once."""

from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.helpdesk.frames import said

CATEGORIES: Final[dict[str, Maker]] = {
    "families, cards glued to names": said("ccnum:‹sixteen›", "ccnum-‹sixteen›-exp", "kk ‹sixteen›", "CC#‹sixteen›", "PAN=‹sixteen›;", "pan:'‹sixteen›'"),
    "families, cards in messages of banks": said("DE002 LLVAR 16 ‹sixteen›", "F002: 16‹sixteen›", '[2] = "‹sixteen›"', "N1*..~ BPR*C*100*C*‹sixteen›~", "CCI+‹sixteen›+", "RF*CC*‹sixteen›~", "FOP: VI‹sixteen›/D‹exp|›", "FPCCVI‹sixteen›/‹exp|›", "FP CCVI ‹sixteen› /‹exp|›", "/CCVI‹sixteen›EXP‹exp|›", "‹sixteen›EXP‹exp|›"),
    "families, cards glued to words": said("‹sixteen| ›(Visa)", "Visa‹sixteen›", "VISA‹sixteen| ›", "visa...‹sixteen| ›", "‹sixteen| ›!", "‹sixteen| ›th card", "card no‹sixteen›name Ann", "nummer‹sixteen›", "number‹sixteen›is blocked", "#‹sixteen›", "n°‹sixteen›"),
    "families, cards under other signs": said("№‹sixteen›", "№ карты ‹sixteen| ›", "номер карты: ‹sixteen›", "card ‹sixteen| › 4242 4242 4242"),
    "families, cards joined": said("‹sixteen| ›‹sixteen| ›", "‹sixteen›‹sixteen›", "‹sixteen|-›-‹sixteen|-›", "‹sixteen|-›/‹sixteen|-›", "cards:‹sixteen›,‹sixteen›", "4x ‹sixteen›"),
    "families, cards in requests and queries": said("ns:‹sixteen›", 'curl -d "card[number]=‹sixteen›" https://api.example', "SELECT * FROM t WHERE pan='‹sixteen›'", "where card like '‹sixteen›%'", "row 17: ‹sixteen›"),
    "families, cards behind marks": said("1)‹sixteen›", "1.‹sixteen| ›", "•‹sixteen| ›", "=‹sixteen›", '="‹sixteen›"', "'‹sixteen›", "‹sixteen›.0", "$‹sixteen›", "@‹sixteen›", "‹sixteen›@mail.example", "https://x.example/c/‹sixteen›/edit", "file:///tmp/‹sixteen›.txt", "card_‹sixteen›_front.jpg", "order 123456 paid with ‹sixteen› on 12/01/2026", "ref 88212 card ‹sixteen| › amt 12.00 auth 123456"),
}  # fmt: skip
