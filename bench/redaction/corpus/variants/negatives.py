"""What has to survive byte for byte, in tickets as they come in; only counted, never tuned on."""

import json
from random import Random
from typing import Final

from bench.redaction.corpus.formats.frames import fill, filled, rows
from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import digits, with_prefix


def _handset(random: Random) -> str:
    one, two = (with_prefix(random, random.choice(("35", "86")), 15) for _ in range(2))
    return fill(
        random,
        random.choice(
            (
                f"Hi, I sent in my phone for repair on ‹usday› (IMEI {one}) and the one that came back has {two} on the sticker. Where is mine?",
                f"About phone\nIMEI (slot 1)\n{one}\nIMEI (slot 2)\n{two}\nWi-Fi MAC address\n‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›",
                f"Insurance claim ‹n8›: handset blacklisted, IMEI no. {one[:6]} {one[6:8]} {one[8:14]} {one[14]}, bought ‹euday›",
                f"unlock request // imei={one} // carrier says already unlocked",
            )
        ),
    )


def _sim(random: Random) -> str:
    number = with_prefix(random, random.choice(("8901260", "8944200", "8949226", "8933010", "8961025")), 19)
    return fill(
        random,
        random.choice(
            (
                f"New SIM does not activate. The long number printed on the plastic is {number}F and my line is ‹phone›.",
                f"SIM card number:\n{number[:5]} {number[5:9]} {number[9:13]} {number[13:]}\nPUK: see letter",
                f"Swap SIM {number} for the one in ticket ‹n7›, customer ‹name›",
                f'"sim":{{"iccid":"{number}","imsi":"310410‹n9›","state":"SUSPENDED"}}',
            )
        ),
    )


def _modem(random: Random) -> str:
    imei, iccid = with_prefix(random, "86", 15), with_prefix(random, "8988303", 20)
    return fill(
        random,
        f"AT+CGSN\n{imei}\n\nOK\nAT+CIMI\n901288‹n9›\n\nOK\nAT+QCCID\n+QCCID: {iccid}\n\nOK\nAT+CSQ\n+CSQ: ‹n2›,99\n\nOK\nAT+CPIN?\n+CPIN: READY",
    )


def _iban(random: Random) -> str:
    country, bank, size = random.choice((("DE", "", 18), ("AT", "", 16), ("IE", "AIBK", 14), ("CH", "", 17), ("NL", "INGB", 10), ("PT", "", 21)))  # fmt: skip
    body = bank + digits(random, size)
    check = 98 - int("".join(str(int(c, 36)) for c in f"{body}{country}00")) % 97
    iban = f"{country}{check:02d}{body}"
    parts = [iban[i : i + 4] for i in range(0, len(iban), 4)]
    return fill(
        random,
        random.choice(
            (
                f"Bitte überweisen Sie die ‹money› EUR auf mein Konto\nIBAN: {' '.join(parts)}\nBIC: COBADEFF‹A3›\nKontoinhaber: ‹name›",
                f"> Could you please refund it to {' '.join(parts[:3])}\n> {' '.join(parts[3:])} as my old account is closed?",
                f"Direct debit returned, debtor account {iban}, mandate M-‹n7›, reason AC04",
                f"iban,name,amount\n{iban},‹name›,‹money›",
                f"konto: {'-'.join(parts)}",
            )
        ),
    )


def _packet(random: Random) -> str:
    lines = ["‹hms›.‹n6› IP ‹ip›.‹d5› > ‹ip›.53: UDP, length 42"]
    for offset in range(0, 16 * random.randint(2, 5), 16):
        words = [f"{random.getrandbits(16):04x}" for _ in range(8)]
        words = ["4500", "0046", *words[2:]] if offset == 0 else words
        lines.append(f"\t0x{offset:04x}:  {' '.join(words)}")
    return fill(random, "\n".join(lines))


def _track_points(random: Random) -> str:
    points = "\n".join(
        f'  <trkpt lat="{random.uniform(30, 60):.7f}" lon="{random.uniform(-120, 20):.7f}"><ele>{random.uniform(0, 2000):.1f}</ele></trkpt>'
        for _ in range(4)
    )
    return f"The route breaks after import:\n<trkseg>\n{points}\n</trkseg>"


def _thermostat(random: Random) -> str:
    record = {
        "device": {"model": "TH-220", "serial": digits(random, 12), "mac": fill(random, "‹H12›")},
        "reported": {"t_room": round(random.uniform(15, 25), 3), "setpoint": 21.5, "valve": random.randint(0, 100), "runtime_s": random.randrange(10**8)},
        "history": [[1_765_000_000 + 900 * i, round(random.uniform(15, 25), 2), random.randint(0, 4095)] for i in range(5)],
        "seq": random.randrange(10**7), "boot_id": fill(random, "‹uuid›"),
    }  # fmt: skip
    return random.choice(("Device shadow attached:\n", "")) + json.dumps(record, indent=random.choice((None, 2)))  # fmt: skip


def _meter(random: Random) -> str:
    readings = "\n".join(
        f"1-0:{code}({random.uniform(0, 99999):010.3f}*{unit})"
        for code, unit in (("1.8.1", "kWh"), ("1.8.2", "kWh"), ("2.8.1", "kWh"), ("1.7.0", "kW"), ("32.7.0", "V"))
    )  # fmt: skip
    return fill(random, f"/ISK5\\2M550T-1012\n\n0-0:96.1.1(453030‹n12›)\n0-0:1.0.0(26011410‹n4›W)\n{readings}\n!‹H4›")  # fmt: skip


def _stock(random: Random) -> str:
    lines = ["SKU\tReno\tTroy\tErie\tSalem\tBoise\tTotal"]
    for _ in range(random.randint(3, 6)):
        counts = [random.randint(3, 6999) for _ in range(5)]
        lines.append("\t".join([fill(random, "‹A2›-‹n4›"), *map(str, counts), str(sum(counts))]))
    return "Counts are off again:\n" + "\n".join(lines)


def _departures(random: Random) -> str:
    start = random.randint(5, 9)
    times = [f"{start + i // 2:02d}{random.choice((5, 12, 17)) + 30 * (i % 2):02d}" for i in range(9)]
    return random.choice((f"Line 42 weekdays: {' '.join(times)}, please correct your app", f"Abfahrten: {' - '.join(times)}"))  # fmt: skip


def _barcode(random: Random, prefix: str) -> str:
    body = prefix + digits(random, 12 - len(prefix))
    return body + str(-sum(int(d) * (1 if i % 2 else 3) for i, d in enumerate(reversed(body))) % 10)


def _slip(random: Random) -> str:
    return fill(
        random,
        random.choice(
            (
                "STORE 0‹n3› REG 0‹n1› TRAN ‹n4› OPER ‹n6›\nMILK 2%      0‹n11›   3.‹n2›\nEGGS LRG     0‹n11›   4.‹n2›\nTC# 7‹n3› 1‹n3› 8‹n3› 0‹n3› ‹n3›\nCASH TEND  20.00",
                f"Bon-Nr. ‹n6› Kasse ‹n2› Filiale ‹n4›\n{_barcode(random, '40')}  Joghurt 0,‹n2› A\n{_barcode(random, '43')}  Brot 2,‹n2› A\nBAR 5,00\nTSE-Trans. ‹n7› Start ‹day›T‹hms›",
            )
        ),
    )


def _golf(random: Random) -> str:
    nines = [[random.randint(3, 7) for _ in range(9)] for _ in range(2)]
    return "Scorecard is wrong in the app.\n" + "\n".join(f"{name}: {' '.join(map(str, nine))} = {sum(nine)}" for name, nine in zip(("Front", "Back"), nines, strict=True))  # fmt: skip


def _masked_card(random: Random) -> str:
    number = with_prefix(random, random.choice(("4", "53", "6011")), 16)
    first, last = number[0], number[-4:]
    return fill(
        random,
        random.choice(
            (
                f"I was charged $‹money› on my Visa {last} but order ‹n8› never came.", f"Refund of ‹money› issued to {first}***********{last}, allow 5-7 days.", f"amex XXXX-XXXXXX-X{last}",
                f"{number[:2]}xx xxxx xxxx {last} was declined again", f'<span class="mask">•••• •••• ••••</span> {last}', f"Card on file: Mastercard (-{last}), billing zip ‹n5›", f"the card that ends in {last}, NOT the one ending {digits(random, 4)}",
                f"pymt via VI{last} auth ‹n6› $‹money›", f"{number[:6]}…{last}", f"Karte **** {last}, Buchung ‹euday›, ‹money› EUR", f'{{"card":{{"brand":"visa","last_four":"{last}","number":"[FILTERED]","cvc":"[FILTERED]"}}}}',
            )
        ),
    )  # fmt: skip


def _look_alike_keys(random: Random) -> str:
    key = "-".join("".join(random.choices("OISBZLGTEQAD", k=4)) for _ in range(4))
    return random.choice((f"Your key {key} is rejected: is that an O or a zero?", f"Setup asks for the product key. Mine: {key}"))  # fmt: skip


CATEGORIES: Final[dict[str, Maker]] = {
    "ticket, late parcel": filled(
        "Hello,\n\nI ordered two lamps on ‹usday› (order ‹d9›) and FedEx (‹n4› ‹n4› ‹n4›) says they were delivered at ‹hm›. They were not. My address is ‹n3› Elm St, ‹city› ‹n5›-‹n4›, phone ‹phone›.\n\n‹name›",
        "where is my stuff?? order ‹n3›-‹n7›-‹n7› placed ‹usday›, tracking 1Z‹B6›03‹n8›, paid $‹money›", "Parcel 003404‹n14› has been sitting in ‹city› since ‹usday›. Order no. 7‹n9›.", "Item not received. Order ID: ‹n2›-‹n5›-‹n5›. eBay item 1‹n11›. USPS 9300120‹n15›."
    ),
    "ticket, return": filled("Returning the size 42 boots, RMA ‹n8›, label 1Z‹A1›‹n2›‹A1›‹n2›90‹n8›. Ordered 43. Price ‹money›.", "Rücksendung ‹n10› zu Bestellung ‹n7› vom ‹euday›, Artikel ‹n6›, Größe 38/40", "return ‹n7› dropped off ‹usday› ‹hm› at store #‹n4›, no email yet"),
    "ticket, wrong bill": filled(
        "Invoice INV-2026-‹n6› says $1,‹n3›.‹n2› but we agreed on $‹money› (PO 45000‹n5›). Account 8‹n7›. Please correct.", "My June bill jumped from ‹money› to ‹money› for account ‹n4›-‹n5›-‹n1›.", "You billed us on ‹usday›, ‹usday› and ‹usday›: ‹money›, ‹money›, ‹money›. Vendor no. 1‹n5›, cost centre ‹n4›."
    ),
    "ticket, sign in trouble": filled("Your Example code is ‹n6›. It expires in 10 minutes. -- this is what I get but it says wrong code!", "backup codes don't work: ‹n4› ‹a4›, ‹a8›, ‹n8›. User ‹email›", "Verification code G-‹n6› came at ‹hm›, ‹n3›-‹n3› came at ‹hm›. Neither worked. IP ‹ip›.", "SMS: <#> Dein Code lautet ‹n6›. ‹b11›"),
    "ticket, handset": _handset,
    "ticket, sim": _sim,
    "modem session": _modem,
    "ticket, refund account": _iban,
    "accounts at other banks": filled("Canadian EFT: transit ‹n5›, institution 003, account ‹n7›", "please pay to sort code ‹n2›-‹n2›-‹n2› acct no ‹n8›, name ‹name›", "Zelle to ‹phone›, conf. ‹B10›; ACH account 0‹n9› routing 0‹n8›", "A/C 0‹n13›, IFSC SBIN000‹n4›, branch ‹city›", "cuenta CLABE 0‹n17›"),
    "callers and call logs": rows("Missed calls:\n", "‹usday› ‹hm›  +1 (‹d3›) 555-01‹n2›  0:0‹n1›"),
    "signatures with phones": filled("‹name›\nOffice ‹d3›.555.01‹n2› | Mobile ‹d3›.555.01‹n2› | Fax ‹d3›.555.01‹n2›\n‹n4› Main Street, ‹city› ‹n5›-‹n4›", "Mit freundlichen Grüßen\n‹name›\nTel. 0‹n3›/‹n6›-‹n2›, Fax 0‹n3›/‹n6›-‹n3›\nHRB ‹n5›, USt-ID DE‹n9›", "‹name› · ‹email› · +33 6 ‹n2› ‹n2› ‹n2› ‹n2› · +41 44 ‹n3› ‹n2› ‹n2›"),
    "phones in other digits": lambda random: "".join(chr(zero + int(c)) if c in "0123456789" else c for zero, text in (random.choice(((0x660, "اتصل على 05‹n8› أو 011‹n7›"), (0x6F0, "تلفن ۰۲۱‹n8› سفارش ‹n6›"), (0xFF10, "電話０‹n1›‐‹n4›‐‹n4›、〒‹n3›‐‹n4›"))),) for c in fill(random, text)),
    "opening hours": filled("Mon-Fri 08:30-12:00 / 13:15-18:45, Sat 09:00-13:00, your map shows 10-16", "Schicht 1 05:45-14:15, Schicht 2 13:45-22:15, Schicht 3 21:45-06:15", "blocked 2026-01-14 22:00 - 2026-01-15 06:00, then 2026-01-16 22:00 - 2026-01-17 06:00"),
    "stamps in json": filled('{"createdAt":17‹n11›,"updatedAt":17‹n11›,"expiresAt":17‹n11›}', '{"iat":17‹n8›,"nbf":17‹n8›,"exp":17‹n8›,"sub":"‹uuid›"}', '"start_ns": 17‹n17›, "end_ns": 17‹n17›, "dur_us": ‹d6›'),
    "helpdesk record": filled(
        '{"ticket":{"id":‹d6›,"external_id":null,"requester_id":36‹n10›,"organization_id":36‹n10›,"group_id":114‹n9›,"brand_id":36‹n10›,"created_at":"‹day›T‹hms›Z"}}', "From ticket #‹n6› (merged with #‹n6›), user 15‹n9›, macro 36000‹n7›", '{"conversation_id":"215469‹n9›","admin_assignee_id":‹d7›,"snoozed_until":‹epoch›,"sla":null}'
    ),
    "wireless scan": rows("BSSID              RSSI  CH  HT  CC  SECURITY\n", "‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›  -‹d2›   ‹n2›  Y   US  WPA2(PSK/AES/AES)"),
    "addresses of hosts": filled("deny tcp 10.‹byte›.‹byte›.‹byte›/‹d5› -> ‹ip›/443 hits 4‹n3› bytes ‹d9›", "2001:0470:‹n4›:‹n4›:‹n4›:‹n4›:‹n4›:‹n4› unreachable", "arp ‹ip› at 00:50:56:‹n2›:‹n2›:‹n2›, was 0050.56‹n2›.‹n4›", "ban ‹ip›/32, ‹ip›/24 and fe80::‹n4›:‹n4›:‹n4›:‹n4›"),
    "traces of requests": filled("traceparent: 00-‹h32›-‹h16›-01\nx-request-id: ‹uuid›\ncf-ray: ‹h16›-FRA", "X-Amzn-Trace-Id: Root=1-‹h8›-‹h24›;Parent=‹h16›;Sampled=0", "urn:uuid:‹uuid› failed, correlation ‹H32›, span ‹n19›"),
    "sums of files": rows("The download is broken, here are my checksums:\n", "‹h64›  setup-4.‹n1›.‹n2›.bin"),
    "packet dump": _packet,
    "octets in a database": filled("UPDATE t SET payload = '\\x‹h40›' WHERE id = ‹d9›;", "rowversion 0x00000000‹n8›, lsn ‹n8›:‹n8›:‹n4›", "BLOB X'‹H64›' (32 bytes), page ‹n5›"),
    "points of a track": _track_points,
    "readings in csv": rows("time,temp_c,hum,co2,volt\n", "‹epoch›,2‹n1›.‹n4›,4‹n1›.‹n4›,‹d3›,3.‹n5›"),
    "agents of browsers": filled("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/13‹n1›.0.‹d4›.‹d3› Safari/537.36 Edg/13‹n1›.0.‹d4›.‹n2›", "com.example.app/5.‹n2›.‹n1›.‹n4› (iPhone15,3; iOS 18.‹n1›; build 22‹A1›‹n3›) CFNetwork/1568.‹n3› Darwin/24.‹n1›.0", "Version 10.0.26100.‹n4›, KB50‹n5›, .NET 8.0.‹n2›, Office 16.0.‹n5›.‹n5›"),
    "faults of Windows": filled("Event ID 1000, faulting module ntdll.dll 10.0.22621.‹n4›, exception 0xc0000005, offset 0x00000000000‹n5›, report ‹uuid›", "The update fails with 0x800f‹n4› after 98 %, CBS log line ‹n6›", "STOP 0x0000007E (0xFFFFFFFFC0000005, 0xFFFFF80‹H9›, 0xFFFF‹H12›, 0xFFFF‹H12›)"),
    "stickers on machines": filled("MODEL: WF45T6000AW\nS/N: 0‹A1›‹n2›5BBT‹n6›‹A1›\nMFD 2024.03\n120V~60Hz 12A", "E-Nr. WAT28‹n3›GB/‹n2› FD 98‹n2› ‹n5›\nSer. 4‹n15›‹A1›\n(washing machine)", "HP LaserJet, Serial Number VNC3‹A1›‹n5›, Product No. 7MD‹n2›A, page count ‹d6›", "Type 7‹n6›-‹n2›, fab. no. ‹n4›/‹n4›/‹n4›"),
    "books on order": filled("Please cancel 978‹n10› and keep 978-0-‹n3›-‹n5›-‹n1›; also missing: 0-‹n3›-‹n5›-X", "ISBN-13 979-8-‹n3›-‹n5›-‹n1›, ISBN-10 1‹n9›, 3 copies", "Titel ‹n5›: 9783‹n9›, Bd. 2: 9783‹n9›"),
    "slip from a till": _slip,
    "labels of letters": rows("These came back undeliverable:\n", "‹name›, ‹n4› Oak Ave Apt ‹n2›, ‹city› ‹n5›-‹n4›"),
    "spares": filled("BMW 11 42 7 ‹n3› ‹n3› instead of 11 42 8 ‹n3› ‹n3›", "Bosch 0 986 4‹n2› ‹n3› or ATE 13.0460-‹n4›.2, KBA ‹n5›", "Part no.\tText\tQty\n‹n3›-‹n2›-‹n4›\tgasket\t2\n‹n3›-‹n2›-‹n4›\tscrew M6x20\t12", "Mouser 603-RC0402FR-07‹n2›KL, Digi-Key 311-‹n4›-1-ND, MPN GRM155R71H1‹n2›KA12D"),
    "thermostat": _thermostat,
    "telegram of a meter": _meter,
    "radio devices": filled("DevEUI 70B3D57ED00‹n5›, JoinEUI 00000000000000‹n2›, FCnt ‹n5›, 868.‹n1› MHz SF‹n2›", "0x00158d000‹h7› left the network (nwk 0x‹h4›, lqi ‹n3›)", "zigbee2mqtt: {\"ieee_addr\":\"0x‹h16›\",\"linkquality\":‹n3›,\"voltage\":2‹n3›}"),
    "app logs": rows("", "‹day›T‹hms›.‹n3›+02:00 [pool-‹n2›-thread-‹n1›] WARN  c.e.OrderSync - order ‹d9› retry ‹n1›/5 after ‹d4› ms, lag=‹d7›, offset=‹d10›"),
    "cookies of analytics": filled("_ga=GA1.1.‹d10›.17‹n8›; _fbp=fb.1.17‹n11›.‹d10›; _gcl_au=1.1.‹d9›.17‹n8›", "amplitude device ‹uuid›R, session 17‹n11›, event #‹n5›", "fbclid=IwAR‹b40›&utm_term=1202‹n14›"),
    "masked cards in tickets": _masked_card,
    "masked socials in tickets": filled("Tax form shows XXXXX‹n4› for my social, is that on purpose?", "SSN (last 4): ‹n4›\nDOB (year): 19‹n2›", "verified caller by last-4 SSN ‹n4› and zip ‹n5›", "•••-••-‹n4› is on file since ‹usday›", "\"ssn\": \"[REDACTED]\", \"ssn_last_four\": \"‹n4›\", \"case\": ‹d8›"),
    "asking about codes": filled("Why do you need the CVV each time? I bought ‹n2› things in ‹n4› seconds...", "The PIN pad (iPP320, S/N ‹n5›PP‹n8›) freezes at \"enter PIN\". Store ‹n4›, lane ‹n1›.", "Your site rejects my card's security code since ‹usday›, ticket ‹n7›, amount ‹money›", "I was never asked for a PIN when paying 49.90 at ‹hm›. Is contactless limited to 50?"),
    "ends of papers and goods": filled("Driver's license ‹A1›‹n7› exp ‹usday›, class C", "ibuprofen LOT ‹A1›‹n5› EXP 08/2027 arrived opened", "passport no. C‹n2›‹A1›‹n4› expires 11/2031", "Gutschein gültig bis 12/27, Nr. ‹n4›-‹A4›", "our contract ‹n6› ends 03/28, notice by 12/27"),
    "courts and plots": filled("Docket ‹n1›:26-cv-0‹n4›-‹A3›, filed ‹usday›, page 12 of 48", "APN ‹n3›-‹n2›-‹n3›‹A1›, lot 14, block 7, book ‹n4› page ‹n3›", "citation ‹n8›, plate ‹A3›‹n4›, fine $‹money› due ‹usday›"),
    "papers of trade": filled("MRN 26DE‹n12›‹A1›‹n1›, HS 8471.30.‹n2›.‹n2›, EORI DE‹n15›", ":20:‹B10›\n:32A:260114USD‹n4›,‹n2›\n:50K:/0‹n9›\n:59:/‹n10›\n:71A:SHA", "8=FIX.4.4|9=1‹n2›|35=D|34=‹n4›|52=‹ymd›-‹hms›.‹n3›|11=‹n10›|38=‹n3›|44=‹money›|10=‹n3›|"),
    "passes and calendars": filled("M1LEE/ANN            E‹B6› JFKLHRBA 0‹n3› 014Y023A00‹n2› 100", "DTSTART:‹ymd›T‹n6›Z\nDTEND:‹ymd›T‹n6›Z\nUID:‹ymd›T‹n6›Z-‹n10›@example.com\nSEQUENCE:‹n1›", "CRN 4‹n4› CS 101-002 MWF 10:00-10:50 room ‹n3›, student no. 9‹n7›"),
    "bus times": _departures,
    "stock of shops": _stock,
    "scores of golf": _golf,
    "words of number in talk": filled(
        "I called one, two, three times. Four people promised it within five days, and it has been seven or eight weeks.", "It worked for one user, then two, then four, then eight, then nobody.", "Testing, one two three four. One two. Your mic test fails after nine or ten seconds.", "Zero replies in six days, two chats, three mails, one call, nine minutes on hold"
    ),
    "steps in signs": filled("1️⃣ log in 2️⃣ open order ‹n8› 3️⃣ press Pay 4️⃣ nothing happens", "① restart ② update to ‹n1›.‹n2›.‹n4› ③ still error ‹n4›", "❶ ❷ ❸ works, ❹ and ❺ do not, see ¹ ² ³ below"),
    "keys like digits": _look_alike_keys,
    "wire format without secrets": filled("Order=20‹n8›=20from=20‹day›=20=E2=80=93=20total=20=E2=82=AC=‹n2›\r\n", "https://maps.example/?q=4‹n1›.‹n6›%2C-7‹n1›.‹n6›&t=17‹n8›%2C17‹n8›", "Betreff: =?utf-8?Q?Bestellung_‹n8›_=C3=BCber_‹money›_=E2=82=AC?="),
}  # fmt: skip
