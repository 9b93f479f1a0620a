"""Words that say a number is a card's."""

from typing import Final

from redaction.context import Words

_NUMBER: Final = r"(?:[\s_-]*(?:number|numbers|num|nums|no|nr|nbr|pan|details|info|data|#))?"

CARD_WORDS: Final = Words(
    whole=(
        rf"(?:[a-z]+[\s_-])?cards?{_NUMBER}|(?:credit|debit|bank|payment|pay|charge|visa|master|my"
        rf"|your|customer)cards?{_NUMBER}"
        r"|cards?(?:number|num|no|nr)|ccn?|cc[\s_-]?(?:num|number|no|nr|info)|pan"
        r"|primary account number|acct_?num"
        r"|visa|master ?card|mc|amex|american express|discover|diners(?: club)?|jcb|union ?pay"
        r"|maestro|mir|ru ?pay|(?:elo|troy)[\s_-](?:card|kart|cart)[a-zãı]*"
        r"|hipercard|verve|dankort|uz ?card|humo|napas|carte(?: bancaire| bleue| de cr[eé]dit)?|cb"
        r"|(?:kredit|bank|giro|zahl)?karten?(?:nummer|nr)?|tarjetas?|carta(?: di credito)?"
        r"|cart[aã]o|kart[aeyiı]?|karty"
        r"|(?:kredit|betal|bank)?kort(?:et|nummer)?|luottokortti|kortti|kaart(?:nummer)?"
        r"|creditcard(?:nummer)?"
        r"|plastic|declined?|rejected|chargeback"
        r"|on file|charged?|pay(?:ing|ment)?(?: it)?(?: with| by)?|billing|cvv2?|cvc2?"
        r"|exp(?:iry|ires|iration)?"
        r"|valid thru|good thru|credit|debit"
    ),
    parts=r"карт[аыуеой]|卡号|卡號|信用卡|银行卡|銀行卡|储蓄卡|借记卡|カ[ー-]ド|카드|بطاقة|כרטיס|κάρτα|कार्ड|การ์ด|thẻ|银联",
    foreign=(
        r"(?:micro[\s_-]?)?(?:sd|sim|sound|graphics?|video|memory|gift|id|identity|business"
        r"|loyalty|library|network|report"
        r"|score|key|punch|time|post|greeting|access|membership|member|insurance|reward|rewards"
        r"|lan|wifi|flash|pci|gpu|club|bonus"
        r"|health|medicare|green|store|phone|calling|travel|bus|metro|transit)[\s_-]?cards?"
        r"(?:[\s_-]*(?:number|no|nr|id|#))?|cards?[\s_-]?(?:reader|slot|terminal|machine)"
    ),
)
