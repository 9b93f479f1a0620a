"""Card numbers in programs, papers and mails that the recognizers' makers did not look at."""

from random import Random
from typing import Final

from bench.redaction.corpus.formats.frames import fill, filled, rows
from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import card16, with_prefix
from bench.redaction.corpus.spelling import grouped

_MSO_SPAN: Final = "<span lang=EN-US style='font-size:11.0pt;font-family:\"Calibri\",sans-serif;mso-fareast-language:EN-US'>"  # fmt: skip


def _outlook(random: Random) -> str:
    first, second, third, fourth = grouped(card16(random), " ").split()
    return fill(
        random,
        f"<p class=MsoNormal>{_MSO_SPAN}Good morning,<o:p></o:p></span></p>\n<p class=MsoNormal>{_MSO_SPAN}Please take the "
        f"deposit for room ‹n3› from my Visa ⟦{first} </span>{_MSO_SPAN}{second}<span style='mso-spacerun:yes'>  </span>{third}"
        f'</span>{_MSO_SPAN} {fourth}⟧.<o:p></o:p></span></p>\n<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]-->',
    )


def _nested_table(random: Random) -> str:
    cell = (
        '<td width="48" align="center" style="padding:0 4px;border:1px solid #d0d0d0;font-family:monospace">'
    )
    cells = f"</td>\n        {cell}".join(grouped(card16(random), " ").split())
    return fill(
        random,
        '<table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td style="padding:24px">\n  <table width="100%"><tr>\n'
        '    <td width="180" style="color:#666666">Payment card</td>\n    <td><table cellspacing="0"><tr>\n        '
        f"{cell}⟦{cells}⟧</td>\n    </tr></table></td>\n  </tr><tr><td>Booking</td><td>‹B6›</td></tr></table>\n</td></tr></table>",
    )


def _odd_wrap(random: Random) -> str:
    number = grouped(card16(random), " ")
    cut = random.choice((6, 7, 11, 12, 13, 17))
    quote = random.choice(("", "> ", ">>> ", "> > > ", "| ", "  "))
    start, end = number[:cut].rstrip(), number[cut:].lstrip()
    return fill(
        random,
        f"{quote}Hello, as I said on the phone this morning the new\n{quote}card that my bank has sent me is ⟦{start}\n{quote}{end}⟧, please use it for\n"
        f"{quote}the booking on ‹day› and delete the other one.\n{quote}\n{quote}Best, ‹first›",
    )


def _quote_levels(random: Random) -> str:
    return fill(
        random,
        "Any news on this?\n\nOn ‹usday› at ‹hm›, Support <help@example.com> wrote:\n> We did not receive the details.\n>\n> On ‹usday› ‹name› <‹email›> wrote:\n"
        ">> Charge it here:\n>> ‹card| ›\n>> valid till ‹exp›\n>>\n>>> On ‹usday› billing@example.com wrote:\n>>> Your invoice ‹n7› over $‹money› is open.",
    )


def _chat_pieces(random: Random) -> str:
    one, two, three, four = grouped(card16(random), " ").split()
    if random.random() < 0.5:
        return fill(
            random,
            f"[10:48:0‹n1›] ‹=first›: ok here is the card\n[10:48:21] ‹=first›: ⟦{one} {two}⟧\n[10:48:33] ‹=first›: ⟦{three} {four}⟧\n[10:49:02] Agent: Thanks, one moment.",
        )
    return fill(
        random,
        f"‹=first› (11:07:15)\nmy card number is ⟦{one}⟧\n\n‹=first› (11:07:31)\n⟦{two}⟧\n\n‹=first› (11:07:50)\n⟦{three}⟧\n\n‹=first› (11:08:12)\n⟦{four}⟧\n\nSupport (11:08:40)\ngot it",
    )


def _transcript(random: Random) -> str:
    one, two, three, four = (" ".join(group) for group in grouped(card16(random), " ").split())
    return fill(
        random,
        "AGENT: And can I get the long number on the front of the card?\n"
        f"CALLER: Sure, it's ⟦{one}, uh, {two}, then {three}, and, hold on, {four}⟧.\nAGENT: Perfect, and your zip?\nCALLER: ‹n5›.",
    )


def _read_back(random: Random) -> str:
    groups = grouped(card16(random), " ").split()
    talk = "\n".join(
        f"Caller: {word} ⟦{group}⟧.\nAgent: ⟦{group}⟧, yes."
        for word, group in zip(("It's", "Then", "Um,", "And"), groups, strict=True)
    )
    return f"Agent: Which card number shall I put on file?\n{talk}\nAgent: Thank you, that is all sixteen digits."


def _bulleted_parts(random: Random) -> str:
    one, two, three, four = grouped(card16(random), " ").split()
    return random.choice(
        (
            f"Card details:\n  • first four digits: ⟦{one}⟧\n  • next four: ⟦{two}⟧\n  • next four: ⟦{three}⟧\n  • last four: ⟦{four}⟧",
            f"I was told to write the card number in four blocks:\nBlock 1: ⟦{one}⟧\nBlock 2: ⟦{two}⟧\nBlock 3: ⟦{three}⟧\nBlock 4: ⟦{four}⟧\nThanks",
        )
    )


def _form_boxes(random: Random) -> str:
    number = card16(random)
    return fill(
        random,
        random.choice(
            (
                f"CREDIT CARD AUTHORIZATION FORM\n[x] VISA  [ ] MC  [ ] AMEX\nCard no.  |⟦{'|'.join(number)}⟧|\nName      ‹name›\nAmount    ‹money› USD",
                f"Type of card:  ( ) Visa (x) MasterCard\nNumber: ⟦{' | '.join('_'.join(g) for g in grouped(number, ' ').split())}⟧\nSignature: ______________",
                f"+---+---+---+---+\nCard number: ⟦{'] ['.join(number)}⟧\n+---+---+---+---+\nGuest: ‹name›, arrival ‹day›",
            )
        ),
    )


def _folded(random: Random) -> str:
    number = with_prefix(random, "4", 16)
    return fill(
        random,
        f"BEGIN:VEVENT\nUID:‹uuid›\nDTSTART:‹ymd›T190000\nSUMMARY:Dinner\\, party of 8\nDESCRIPTION:Guarantee with card ⟦{number[:11]}\n {number[11:]}⟧\\, held in the"
        "\n  name of ‹last›.\\nCall ‹phone› if late.\nEND:VEVENT",
    )


def _detected(random: Random) -> str:
    number = card16(random)
    spelled = random.choice((grouped(number, " "), grouped(number, "-"), number))
    return random.choice(
        (
            f'my card is <a href="tel:⟦{number}⟧" dir="ltr" x-apple-data-detectors="true" x-apple-data-detectors-type="telephone" x-apple-data-detectors-result="0">⟦{spelled}⟧</a>. <br><br>Sent from my iPhone',
            f'Karte: <st1:phone w:st="on">⟦{grouped(number, " ")}⟧</st1:phone><o:p></o:p>',
        )
    )


def _fixed_columns(random: Random) -> str:
    lines = [
        "CARDHOLDER            ACCOUNT NUMBER       EXP       AMOUNT  STATUS",
        "--------------------  -------------------  -----  ---------  ------",
    ]
    for _ in range(random.randint(2, 5)):
        name, amount = fill(random, "‹NAME›").ljust(20), fill(random, "‹money›").rjust(9)
        lines.append(fill(random, f"{name}  ‹card16| ›  ‹exp›  {amount}  OPEN"))
    return "\n".join(lines)


CATEGORIES: Final[dict[str, Maker]] = {
    "card, Outlook spans": _outlook,
    "card, Gmail quote": filled(
        '<div dir="ltr">See below<br></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, ‹name› &lt;<a href="mailto:‹=email›">‹=email›</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div>My new card:<br>‹card| ›<br>thanks</div></blockquote></div>'
    ),
    "card, nested tables": _nested_table,
    "card, Apple data detector": _detected,
    "card, RTF": filled(
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Calibri;}}\\viewkind4\\uc1\\pard\\f0\\fs22 Card on file: ‹card|\\~›\\par Thanks,\\par ‹first›\\par }",
        "{\\rtf1\\ansi\\deff0 \\pard\\sa200\\sl276\\b Visa:\\b0  ‹visa|\\'a0›\\line exp ‹exp›\\par}",
    ),
    "card, wrapped in a group": _odd_wrap,
    "card, quoted at levels": _quote_levels,
    "card, chat in pieces": _chat_pieces,
    "card, chat export": rows(
        "[12/03/2026, 09:14:55] ‹=first›: hi, still waiting for my refund\n",
        "[12/03/2026, 09:‹i›8:2‹n1›] ‹=first›: card ‹i› is ‹card| ›",
        "\n[12/03/2026, 09:59:10] Shop: thank you, order ‹n8› is updated",
        1,
        3,
    ),
    "card, spoken digits": _transcript,
    "card, read back": _read_back,
    "card, parts in bullets": _bulleted_parts,
    "card, boxes of a form": _form_boxes,
    "card, folded calendar line": _folded,
    "card, bytes escaped": filled(
        "DEBUG:urllib3:send: b'acct=‹n6›&cc=‹card|\\xc2\\xa0›&zip=‹n5›'",
        'body=b"Please use \\xe2\\x80\\x9c‹card|\\xe2\\x80\\x93›\\xe2\\x80\\x9d from now on"',
    ),
    "card, odd csv": filled(
        "ID¦NAME¦PAN¦EXP¦AMT\n‹n5›¦‹name›¦‹card›¦‹exp|›¦‹money›\n‹n5›¦‹name›¦‹card›¦‹exp|›¦‹money›",
        "‹n6›^‹NAME›^‹card›^‹money›^USD",
        '"‹name›"\t="‹card›"\t‹usday›\t‹money›\n"‹name›"\t="‹card›"\t‹usday›\t‹money›',
        "customer;iban_or_card;since\n'‹name›;'‹card›;‹euday›",
    ),
    "card, sql dump": filled(
        "INSERT INTO `payment_methods` (`id`,`user_id`,`brand`,`number`,`exp`,`created_at`) VALUES (‹n4›,‹n6›,'visa','‹visa›','‹exp›','‹day› ‹hms›'),(‹n4›,‹n6›,'mastercard','‹mc›','‹exp›','‹day› ‹hms›');",
        "COPY public.cards (id, customer_id, pan, exp_month, exp_year) FROM stdin;\n‹n4›\t‹n6›\t‹card›\t‹m›\t‹yyyy›\n‹n4›\t‹n6›\t‹card›\t‹m›\t‹yyyy›\n\\.",
    ),
    "card, yaml and toml": filled(
        "---\nkind: Customer\nname: ‹name›\n---\nkind: Instrument\nspec:\n  primary: true\n  pan: >-\n    ‹card| ›\n  expires: '‹exp›'\n...",
        '[[wallet.instruments]]\nnickname = "travel"\nnumber = "‹card›"\nexpires = "‹explong›"\n\n[[wallet.instruments]]\nnickname = "home"\nnumber = "‹card›"',
    ),
    "card, graphql and protobuf": filled(
        'mutation { attachCard(input: {customerId: "‹uuid›", number: "‹card›", expMonth: ‹m›, expYear: ‹yyyy›, cvc: "‹cvv›"}) { id last4 } }',
        'payment_instrument {\n  token_type: RAW\n  card {\n    account_number: "‹card›"\n    expiration { month: ‹m› year: ‹yyyy› }\n    verification_code: "‹cvv›"\n  }\n}\namount_micros: ‹d8›',
    ),
    "card, soap attributes": filled(
        '<soapenv:Body><ota:OTA_HotelResRQ Version="1.003"><ota:PaymentCard CardType="1" CardCode="VI" CardNumber="‹visa›" ExpireDate="‹exp|›" SeriesCode="‹cvv›"><ota:CardHolderName>‹name›</ota:CardHolderName></ota:PaymentCard></ota:OTA_HotelResRQ></soapenv:Body>',
        '<ns3:Acct xmlns:ns3="urn:example:pay"><ns3:AcctId schemeAgencyID="PAN">‹card›</ns3:AcctId><ns3:Amt Ccy="EUR">‹money›</ns3:Amt></ns3:Acct>',
        "<field id=\"0\" value=\"0200\"/><field id=\"2\" value=\"‹card›\"/><field id=\"4\" value=\"0000000‹d5›\"/><field id=\"11\" value=\"‹n6›\"/><field id=\"14\" value=\"‹yymm›\"/>",
    ),
    "card, har and cookies": filled(
        '"postData":{"mimeType":"application/x-www-form-urlencoded","text":"utf8=%E2%9C%93&card%5Bnumber%5D=‹card|+›&card%5Bexp_month%5D=‹mm›&card%5Bexp_year%5D=‹yyyy›&card%5Bcvc%5D=‹cvv›&commit=Pay"}',
        "Cookie: _ga=GA1.2.‹n9›.‹epoch›; cart=‹h32›; co_pan=‹card›; lang=en-US",
        "Referer: https://shop.example/checkout/confirm?sid=‹h16›&cardNo=‹card|-›&total=‹money›",
    ),
    "card, percent encoded json": filled(
        "GET /collect?v=1&data=%7B%22step%22%3A3%2C%22pan%22%3A%22‹card›%22%2C%22amt%22%3A‹n4›%7D HTTP/1.1",
        "next=https%253A%252F%252Fpay.example%252Fdo%253Fcard%253D‹card›%2526total%253D‹n4›",
        "payload=%7B%22card%22%3A%22‹card|%2B›%22%7D",
    ),
    "card, gateway name-value pairs": filled(
        "METHOD=DoDirectPayment&VERSION=86&AMT=‹money›&CREDITCARDTYPE=Visa&ACCT=‹visa›&EXPDATE=‹explong|›&CVV2=‹cvv›&ZIP=‹n5›",
        "x_login=‹b10›&x_type=AUTH_CAPTURE&x_amount=‹money›&x_card_num=‹card›&x_exp_date=‹exp|›&x_card_code=‹cvv›&x_invoice_num=‹n7›",
        "curl https://api.gateway.example/v1/tokens -u sk_test_‹b24›: \\\n  -d \"card[number]\"=‹card› \\\n  -d \"card[exp_month]\"=‹m› \\\n  -d \"card[exp_year]\"=‹yyyy› \\\n  -d \"card[cvc]\"=‹cvv›",
    ),
    "card, dump of an object": filled(
        'Parameters: {"utf8"=>"✓", "order"=>{"qty"=>"2"}, "credit_card"=>{"number"=>"‹card| ›", "month"=>"‹m›", "year"=>"‹yyyy›", "verification_value"=>"‹cvv›"}, "commit"=>"Pay"}',
        "%{amount: ‹n4›, card: %Card{number: \"‹card›\", name: \"‹name›\"}}",
        "{Number:‹card› ExpMonth:‹m› ExpYear:‹yyyy› CVC:‹cvv› Name:‹first›}",
        "CardInfo { Holder = ‹name›, Number = ‹card›, Expiry = ‹exp›, Cvv = ‹cvv› }",
        "CreditCard{holder='‹first›', number='‹card|-›', expiryMonth=‹m›, expiryYear=‹yyyy›}",
    ),
    "card, serialized": filled(
        'a:5:{s:6:"method";s:6:"ccsave";s:9:"cc_number";s:16:"‹card16›";s:12:"cc_exp_month";s:2:"‹mm›";s:11:"cc_exp_year";s:4:"‹yyyy›";s:6:"cc_cid";s:3:"‹cvv›";}',
        "<key>cardNumber</key>\n\t<string>‹card›</string>\n\t<key>storeId</key>\n\t<integer>‹d4›</integer>",
        '[HKEY_CURRENT_USER\\Software\\TillPro\\LastSale]\n"Amount"="‹money›"\n"CardNo"="‹card›"\n"Clerk"=dword:0000000‹n1›',
    ),
    "card, stack trace": filled(
        'java.lang.NumberFormatException: For input string: "‹card| ›"\n\tat java.base/java.lang.NumberFormatException.forInputString(NumberFormatException.java:67)\n\tat com.example.pay.CardForm.parse(CardForm.java:‹d3›)',
        "Traceback (most recent call last):\n  File \"/srv/app/pay/views.py\", line ‹d3›, in charge\n    validate(number)\npay.errors.Declined: card_number='‹card›' code=do_not_honor trace=‹h16›",
        "Uncaught (in promise) Error: Unsupported card ‹card›\n    at Object.tokenize (checkout.min.js:2:‹d5›)\n    at async HTMLFormElement.<anonymous> (checkout.min.js:2:‹d5›)",
    ),
    "card, framework logs": filled(
        "‹day› ‹hms›,‹n3› DEBUG [http-nio-8080-exec-‹n1›] [trace=‹h16›] c.e.pay.GatewayClient - >> {\"PAN\":\"‹card›\",\"STAN\":\"‹n6›\",\"amt\":‹d5›}",
        "03-1‹n1› ‹hms›.‹n3›  ‹d4›  ‹d5› I PosService: onManualEntry acct=‹card› tender=CREDIT total=‹n5›",
        "<134>1 ‹day›T‹hms›.‹n6›Z pos-‹n2› till ‹d5› AUTH [sale@32473 stan=\"‹n6›\" acct=\"‹card›\"] declined (05)",
    ),
    "card, keypad tones": filled(
        "IVR leg ‹h8› prompt=enter_card dtmf=‹card›# duration=14s\nIVR leg ‹h8› prompt=enter_zip dtmf=‹n5›#",
        "Menu 3 > caller pressed ‹card16|w›## > transferred to queue 7",
    ),
    "card, airline remarks": filled(
        "RP/NYC1A2‹n3›/\n  1.‹NAME› MR\n  2  ‹A2› ‹n3› Y 14MAR 6 JFKLHR HK1\n  3 FP CCVI‹visa›/‹exp|›/A‹n6›\n  4 AP NYC 212 555 01‹n2›",
        "5-*CA‹mc›‡‹exp›-XN\n6-TKT ISSUED ‹euday›",
    ),
    "card, receipt": filled(
        "        MERCHANT COPY\nTERM ID: 000‹n5›   BATCH: ‹n3›\nVISA                    KEYED\nACCT: ‹visa| ›\nEXP: ‹exp›\nSALE          USD  ‹money›\nAPPR CODE: ‹n6›  RRN: ‹n12›",
        "*** CUSTOMER RECEIPT ***\nMID:‹n12›\nMASTERCARD  ‹mc›\nTOTAL ‹money› EUR\nAUTH ‹n6›   ‹euday› ‹hm›",
    ),
    "card, fixed columns": _fixed_columns,
    "card, labels then values": filled(
        "Name on card:\nCard number:\nBilling ZIP:\n\n‹name›\n‹card| ›\n‹n5›",
        "Order          Card                   Total\n‹n8›       ‹card16|-›    $‹money›",
        "Guest\t‹name›\nConf.\t‹B6›\nGuarantee\tVI ‹visa›\nRate\t‹money›",
    ),
    "card, markdown columns": rows("| Kunde | Karte | gültig bis | Betrag |\n|:------|:-----:|-----------:|-------:|\n", "| ‹name› | `‹card| ›` | ‹exp› | ‹money› € |"),
    "card, wiki and notes": filled(
        "||Customer||Card||\n|‹name›|‹card|-›|\n|‹name›|‹card|-›|",
        "{noformat}\nacct: ‹card›\n{noformat}\nCustomer wants this *deleted*.",
        "h3. Steps\n# log in as ‹email›\n# enter {{‹card| ›}}\n# press Pay -> spinner forever",
    ),
    "card, several with owners": filled(
        "We have three: ‹first›'s Visa ‹visa| ›, ‹first›'s Mastercard ‹mc| ›, and the company Amex ‹amex| ›. Only the Amex works.",
        "Husband - ‹visa|-›\nWife - ‹mc|-›\nBoth got charged $‹money› on ‹usday›!",
        "swap the old one (‹card›) for the new one (‹card›) on subscription ‹n7›",
    ),
    "card, audit event": filled(
        '{"id":‹d11›,"type":"Change","field_name":"custom_field_3600‹n8›","previous_value":"‹card›","value":"‹card|-›","via":{"channel":"web"}}',
        "-  number: ‹card›\n+  number: ‹card›\n   brand: visa",
        '{"type":"message","user":"U0‹B8›","ts":"‹epoch›.‹n6›","text":"cust card: `‹card| ›` pls check"}',
    ),
    "card, file names": filled(
        "Content-Disposition: attachment; filename=\"scan_‹card|-›_front.jpg\"\nContent-ID: <‹h12›@mail.example>",
        "I uploaded Visa-‹visa›.pdf twice and it never shows up",
        "C:\\Users\\‹first›\\Desktop\\cards\\‹card| ›.txt",
    ),
    "card, short message": filled(
        "pls chg ‹card› x‹exp› c‹cvv› thx ‹first›",
        "hey its ‹first› new cc ‹card› ‹exp› zip ‹n5›",
        "CC#‹card›EXP‹exp|›CVV‹cvv›ZIP‹n5›",
    ),
    "card, Slavic sentences": filled(
        "Dzień dobry, numer mojej karty to ‹card| ›, proszę o zwrot ‹money› zł za zamówienie ‹n7›.",
        "Dobrý den, platil jsem kartou ‹card| › dne ‹euday› a zboží nepřišlo.",
        "Добрий день! Картка ‹card| ›, гроші списали двічі.",
    ),
    "card, northern sentences": filled(
        "Goedemiddag, het kaartnummer is ‹card| › en er is twee keer ‹money› euro afgeschreven.",
        "Hej! Mitt kortnummer är ‹card| ›. Kan ni återbetala order ‹n6›?",
        "Hei, korttini numero on ‹card|-›, maksu ei mene läpi.",
    ),
    "card, eastern sentences": filled(
        "Merhaba, kart numaram ‹card| › ve ‹money› TL iki kez çekildi.",
        "Γεια σας, ο αριθμός της κάρτας μου είναι ‹card| ›, ευχαριστώ.",
        "제 카드번호는 ‹card|-›입니다. 환불 부탁드려요.",
        "Số thẻ của tôi là ‹card| ›, xin hoàn tiền giúp.",
    ),
    "card, right-to-left sentences": filled(
        "مرحبا، رقم بطاقتي هو \u2066‹card| ›\u2069 وتم الخصم مرتين.",
        "שלום, מספר כרטיס האשראי שלי \u200e‹card|-›\u200e והחיוב כפול",
        "رقم البطاقة: \u202a‹card›\u202c\nالاسم: ‹name›",
    ),
}  # fmt: skip
