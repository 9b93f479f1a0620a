"""What else tickets are full of and what has to survive; the recognizers' makers did not look at these."""

import json
from random import Random
from typing import Final

from bench.redaction.corpus.formats.frames import fill, filled, rows
from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import digits, luhn_digit, with_prefix


def _xxd(random: Random) -> str:
    lines = []
    for offset in range(0x2A40, 0x2A40 + 16 * random.randint(3, 6), 16):
        octets = [random.randrange(256) for _ in range(16)]
        pairs = " ".join(f"{a:02x}{b:02x}" for a, b in zip(octets[::2], octets[1::2], strict=True))
        lines.append(f"{offset:08x}: {pairs}  {''.join(chr(o) if 33 <= o < 127 else '.' for o in octets)}")
    return "\n".join(lines)


def _memory_words(random: Random) -> str:
    style, base = random.choice(("gdb", "od", "windbg")), random.getrandbits(28)
    lines = []
    for row in range(random.randint(3, 6)):
        if style == "gdb":
            lines.append(
                f"0x7ffe{base:07x}{row}0:\t" + "\t".join(f"0x{random.getrandbits(32):08x}" for _ in range(4))
            )
        elif style == "od":
            lines.append(f"{row * 16:07o} " + " ".join(f"{random.getrandbits(16):06o}" for _ in range(8)))
        else:
            lines.append(
                f"fffff800`{base & 0xFFFFFF:06x}{row}0  "
                + " ".join(f"{random.getrandbits(32):08x}`{random.getrandbits(32):08x}" for _ in range(2))
            )
    return "\n".join(lines)


def _nmea(random: Random) -> str:
    lines = []
    for _ in range(random.randint(2, 5)):
        place = f"{random.randint(10, 59)}{random.randint(0, 59):02d}.{digits(random, 4)},N,{random.randint(0, 179):03d}{random.randint(0, 59):02d}.{digits(random, 4)},W"
        body = fill(
            random,
            random.choice(
                (
                    f"GPGGA,104‹n1›1‹n1›.00,{place},1,08,0.‹n2›,‹n3›.4,M,-33.9,M,,0000",
                    f"GPRMC,104‹n1›3‹n1›.00,A,{place},0.‹n3›,2‹n2›.1,140126,,,A",
                )
            ),
        )
        check = 0
        for character in body:
            check ^= ord(character)
        lines.append(f"${body}*{check:02X}")
    return "\n".join(lines)


def _imeis(random: Random) -> str:
    lines = [
        f"{random.choice(('Galaxy A15', 'Pixel 8a', 'Moto G54'))}\t{with_prefix(random, random.choice(('35', '86')), 15)}\t{fill(random, 'R5C‹B8›')}"
        for _ in range(4)
    ]
    return "Model\tIMEI\tSerial\n" + "\n".join(lines)


def _sim_list(random: Random) -> str:
    lines = [
        f"{i + 1}. ICCID {with_prefix(random, '89014103', 20)} / EID 8904{digits(random, 28)} / MSISDN 1{random.randint(201, 989)}555{digits(random, 4)}"
        for i in range(3)
    ]
    return "Please activate these eSIMs:\n" + "\n".join(lines)


def _gs1(random: Random, prefix: str, length: int) -> str:
    """With the check digit of GS1's numbers."""
    body = prefix + digits(random, length - len(prefix) - 1)
    return body + str(-sum(int(d) * (1 if i % 2 else 3) for i, d in enumerate(reversed(body))) % 10)


def _labels(random: Random) -> str:
    item, pallet = _gs1(random, "00", 14), _gs1(random, "3", 18)
    return fill(
        random,
        random.choice(
            (
                f"(01){item}(17)27‹n2›00(10)LOT‹n4›(21)‹n8›",
                f"]C101{item}10A‹n5›",
                f"pallet label (00){pallet} (02){item} (37)‹n2›",
            )
        ),
    )


def _isbns(random: Random) -> str:
    books = [_gs1(random, random.choice(("9781", "9783", "9798")), 13) for _ in range(4)]
    first = books[0]
    return random.choice(
        (
            f"Backordered: {', '.join(books)}",
            f"ISBN {first[:3]}-{first[3]}-{first[4:8]}-{first[8:12]}-{first[12]}, ISSN {digits(random, 4)}-{digits(random, 4)}",
            fill(
                random,
                "arXiv:260‹d1›.‹n5›v2, PMID ‹n8›, ORCID 0000-000‹n1›-‹n4›-‹n4›, DOI 10.1‹n3›/j.x.‹n4›.‹n2›.‹n3›",
            ),
        )
    )


def _masked(random: Random) -> str:
    number = with_prefix(random, random.choice(("4", "53", "37")), 16)
    last = number[-4:]
    return fill(
        random,
        random.choice(
            (
                f"Paid with VISA ************{last} on ‹usday›", f"Mastercard x{last} was charged $‹money›", f"Karte mit Endziffern {last}", f"XXXX XXXX XXXX {last} / XX/XX",
                f"debit card (last 4 digits {last}) on order ‹n7›", f'"payment":{{"brand":"amex","last4":"{last}","bin":null,"fingerprint":"‹b16›"}}', f"#### #### #### {last}",
                f"pan={number[:6]}xxxxxx{last} rc=00 rrn=‹n12›", f"ACCT: ************{last}  CHIP READ", f"Apple Pay (•••• {last})", f"SSN: XXX-XX-{last} DOB: XX/XX/XXXX",
                f"last four of social {last}", f'"ssn":"*****{last}","verified":true', f"taxpayer xxx-xx-{last} (masked)", f"CVV: *** PIN: **** card ...{last}",
            )
        ),
    )  # fmt: skip


def _telemetry(random: Random) -> str:
    record = {
        "deviceId": fill(random, "EDGE-‹n6›"), "ts": 1_768_000_000_000 + random.randrange(10**9), "uptime_s": random.randrange(10**7),
        "readings": {name: [round(random.gauss(20, 9), 4) for _ in range(3)] for name in ("temp", "rh", "pm25")},
        "gps": {"lat": round(random.uniform(-80, 80), 7), "lon": round(random.uniform(-179, 179), 7), "hdop": 0.9},
        "mem": {"free": random.randrange(10**9), "max": 8_589_934_592}, "err": [random.randrange(65536) for _ in range(4)],
    }  # fmt: skip
    return json.dumps(record, indent=random.choice((None, 2)))


def _plot(random: Random) -> str:
    path = " ".join(
        f"{random.choice('MLCSQ')}{random.uniform(0, 400):.2f},{random.uniform(0, 400):.2f}"
        for _ in range(12)
    )
    return f'<svg viewBox="0 0 1024 1024"><path d="{path} Z" fill="#{digits(random, 6)}"/><polyline points="{" ".join(f"{random.randint(0, 999)},{random.randint(0, 999)}" for _ in range(8))}"/></svg>'


def _sheet(random: Random) -> str:
    lines = ["Region\tQ1\tQ2\tQ3\tQ4\tTotal"]
    for region in ("North", "South", "East", "West"):
        values = [random.randint(100, 9999) for _ in range(4)]
        lines.append("\t".join([region, *map(str, values), str(sum(values))]))
    return "\n".join(lines)


def _ibans(random: Random) -> str:
    lines = []
    for country, size in (("LT", 16), ("FR", 23), ("PL", 24), ("AT", 16)):
        body = digits(random, size)
        check = 98 - int(f"{body}{''.join(str(int(c, 36)) for c in country)}00") % 97
        lines.append(
            f"{country}{check:02d} {' '.join(body[i : i + 4] for i in range(0, size, 4))}\t{fill(random, 'COBADEFF‹A3›')}"
        )
    return "IBAN\tBIC\n" + "\n".join(lines)


def _npi(random: Random) -> str:
    body = "1" + digits(random, 8)
    return fill(
        random,
        random.choice(
            (
                f"Rendering provider NPI {body}{luhn_digit('80840' + body)}, taxonomy 207Q00000X, CLIA ‹n2›D‹n7›",
                "DEA AL‹n7›, NDC ‹n5›-‹n4›-‹n2›, Rx# ‹n7›, qty 90, refills 3",
                "CPT 99213 x1, ICD-10 E11.9, claim ‹d14›, allowed ‹money›",
            )
        ),
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "xxd dump": _xxd,
    "words of memory": _memory_words,
    "NMEA": _nmea,
    "CAN frames": rows("", "(17‹n8›.‹n6›) can0 ‹H8›#‹H16›", "\n  can1  18FEF100   [8]  ‹H2› ‹H2› ‹H2› ‹H2› ‹H2› ‹H2› ‹H2› ‹H2›"),
    "kernel log": rows("", "[‹n5›.‹n6›] usb 1-‹n1›.‹n1›: new high-speed USB device number ‹byte› using xhci_hcd\n[‹n5›.‹n6›] RIP: 0010:[<ffffffff‹h8›>] RSP: 0018:ffff‹h12› EFLAGS: 000‹n5›", "", 1, 3),
    "disks": filled(
        "  5 Reallocated_Sector_Ct   0x0033   100   100   010    Pre-fail  Always       -       0\n  9 Power_On_Hours          0x0032   0‹n2›   099   000    Old_age   Always       -       ‹d5›\n241 Total_LBAs_Written      0x0032   099   099   000    Old_age   Always       -       ‹d12›",
        "Device Model:     ST4000VN008\nSerial Number:    ZDH‹B5›\nLU WWN Device Id: 5 000c50 0‹h8›\nUser Capacity:    4,000,787,030,016 bytes [4.00 TB]",
        "Filesystem     1K-blocks      Used Available Use% Mounted on\n/dev/sda2      ‹d9› ‹d9› ‹d8›  61% /",
    ),
    "usb and pci": filled(
        "Bus 002 Device 00‹n1›: ID 046d:c‹n3› Logitech, Inc. Unifying Receiver\nBus 001 Device 001: ID 1d6b:0002 Linux Foundation 2.0 root hub",
        "USB\\VID_0‹n3›&PID_‹n4›\\6&‹h8›&0&2\nPCI\\VEN_8086&DEV_‹n4›&SUBSYS_‹n8›&REV_21",
    ),
    "network tools": filled(
        "traceroute to example.com (93.184.216.34), 30 hops max\n 1  192.168.1.1  0.‹n3› ms  0.‹n3› ms  0.‹n3› ms\n 2  10.‹byte›.‹byte›.1  ‹n1›.‹n3› ms  ‹n1›.‹n3› ms  ‹n2›.‹n3› ms\n 3  ‹ip›  ‹n2›.‹n3› ms  *  ‹n2›.‹n3› ms",
        "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet ‹ip›  netmask 255.255.255.0\n        RX packets ‹d9›  bytes ‹d12› (41.2 GiB)\n        TX packets ‹d8›  bytes ‹d11› (9.8 GiB)",
        "64 bytes from ‹ip›: icmp_seq=‹n2› ttl=57 time=‹n2›.‹n1› ms\nrtt min/avg/max/mdev = 11.‹n3›/14.‹n3›/22.‹n3›/3.‹n3› ms",
        "10:42:17.‹n6› IP ‹ip›.‹d5› > ‹ip›.443: Flags [S], seq ‹d10›, win 64240, options [mss 1460,sackOK,TS val ‹d10› ecr 0], length 0",
    ),
    "git": filled(
        "commit ‹h40›\nAuthor: ‹name› <‹email›>\nDate:   Wed Jan 14 ‹hms› 2026 +0100\n\n 3 files changed, ‹n3› insertions(+), ‹n2› deletions(-)",
        "index ‹h8›..‹h8› 100644\n@@ -‹n3›,7 +‹n3›,9 @@ def total(self):",
        "npm ERR! integrity sha512-‹b43›‹b43›== vs sha512-‹b43›‹b43›==",
    ),
    "jwt and pem": filled(
        "Authorization: Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6‹b12›.eyJpc3MiOiJodHRwcz‹b60›.‹b86›",
        "-----BEGIN CERTIFICATE-----\nMIID‹b60›\n‹b64›\n‹b64›\n-----END CERTIFICATE-----",
        "SHA256:‹b43› ‹first›@laptop (ED25519), MD5:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›",
    ),
    "certificate serial": filled("Serial Number: ‹d20›\nNot After : Mar 14 23:59:59 2027 GMT", "serial=0‹H16›‹n15›\nnotAfter=Sep  9 ‹hms› 2026 GMT"),
    "guid list": rows("Failed items:\n", "{‹uuid›}"),
    "tracking, more carriers": filled(
        "Royal Mail ‹A2›‹n9›GB", "Canada Post 70‹n2› ‹n4› ‹n4› ‹n4› tracking, last scan ‹day›", "Australia Post tracking 33‹A3›‹n7›01000935‹n3›", "DPD Paketschein 0‹n13› liegt seit ‹euday› im Depot 0‹n3›",
        "Amazon TBA‹n12› marked delivered ‹hm›", "La Poste colis 6A‹n11› bloqué", "SF Express waybill SF‹n13›", "OnTrac C‹n14› delayed", "GLS track id ‹B8›, parcel no. ‹n11›",
    ),
    "shop orders": filled(
        "Amazon order 114-‹n7›-‹n7› has not arrived", "eBay order ‹n2›-‹n5›-‹n5› and ‹n2›-‹n5›-‹n5›", "Shopify order #‹n4›, checkout id ‹d14›, gid://shopify/Order/‹d13›", "Etsy receipt ‹d10›, transaction ‹d10›",
        "AliExpress order no. 81‹n14› opened dispute", "Magento order 00000‹n4›, quote ‹n7›", "Steam purchase, confirmation ‹d18›",
    ),
    "gateway ids": filled(
        "charge ch_3‹b23› failed, payment_intent pi_3‹b23›, request req_‹b14›", "Braintree txn ‹a8›, customer ‹d9›", "PayPal Transaction ID ‹B17›, invoice ‹n6›", "Adyen pspReference ‹B16›, merchantReference ‹n9›",
        "auth code ‹n6›, batch ‹n3›, RRN ‹n12›, STAN ‹n6›, MID ‹n12›, TID ‹n8›, ARN reference 7‹n22›",
    ),
    "masked in further styles": _masked,
    "imei table": _imeis,
    "sim list": _sim_list,
    "sim pin talk": filled(
        "After three wrong tries the phone wants the PUK and I never got one with my SIM.", "How do I reset my PIN? I can't find the letter, account ‹n8›.",
        "Remove SIM PIN under Settings > Security, then restart; build ‹A3›1.‹n6›.‹n3›", "chip-and-PIN terminal V400m, firmware ‹n1›.‹n2›.‹n4›, shows ERR ‹n4›",
        "J4 pin 12 reads 3.28 V, pin 14 floats, connector 2x20 pitch 2.54 mm, lot ‹n4›",
    ),
    "codes of other kinds": filled(
        "The lift phone wants extension ‹n4› and then the floor, what is the code for suite ‹n3›?", "Thermostat shows error E‹n3›, dealer code ‹n4›", "Radio lock: the display says CODE after the battery swap, unit ‹A1›‹n7›",
        "HTTP 429, code ‹n5›, retry after ‹n3› s", "dress code on ‹day›, gate B‹n2›", "SIC code ‹n4›, NAICS ‹n6›, HS code ‹n4›.‹n2›.‹n4›", "sort code ‹n2›-‹n2›-‹n2›, account ‹n8›",
    ),
    "gs1": _labels,
    "isbn and issn": _isbns,
    "ibans": _ibans,
    "banks": filled("ABA routing 0‹n8›, account ‹n10›, wire ref ‹ymd›B6B7HU‹n1›R0‹n5›", "CLABE 0‹n17›, referencia ‹n7›, SPEI ‹n10›", "UTR ‹A4›N5‹n15›, IFSC HDFC000‹n4›, A/c ‹n14›"),
    "statement lines": rows("Date       Reference         Description          Amount    Balance\n", "‹euday› ‹n10›      TRANSFER ‹n6›      -‹money›   ‹d4›.‹n2›"),
    "sepa": filled(
        "Mandat MND-‹n8›, Gläubiger-ID DE‹n2›ZZZ‹n11›, Betrag ‹money› EUR", "EREF+‹n4›-‹n8›\nMREF+M‹n7›\nCRED+NL‹n2›ZZZ‹n12›\nSVWZ+Rechnung ‹n8› vom ‹euday›",
        '<EndToEndId>E2E-‹n10›</EndToEndId><MndtId>‹n9›</MndtId><InstdAmt Ccy="EUR">‹money›</InstdAmt>', "Structured communication +++‹n3›/‹n4›/‹n5›+++ for ‹money› EUR",
    ),
    "vat and company numbers": filled("VAT DE‹n9›, FR‹n11›, NL‹n9›B01, IT‹n11›", "EIN ‹n2›-‹n7›, D-U-N-S ‹n2›-‹n3›-‹n4›, CAGE ‹n1›‹A1›‹n2›‹A1›", "SIRET ‹n3› ‹n3› ‹n3› 00017, APE 6201Z", "ABN ‹n2› ‹n3› ‹n3› ‹n3›, ACN ‹n3› ‹n3› ‹n3›", "CNPJ ‹n2›.‹n3›.‹n3›/0001-‹n2›", "GSTIN 27‹A4›‹A1›‹n4›‹A1›1Z5"),
    "medical ids": _npi,
    "phone list": filled("Berlin +49 30 ‹n4› ‹n4›\nOslo +47 2‹n1› ‹n2› ‹n2› ‹n2›\nMadrid +34 91 ‹n3› ‹n2› ‹n2›\nSydney +61 2 ‹n4› ‹n4›\nTokyo +81 3-‹n4›-‹n4›\nReno ‹phone›", "WhatsApp +55 11 9‹n4›-‹n4› or +52 1 55 ‹n4› ‹n4›", "Dial-in: +1 ‹d3› 555 ‹n4›, conference ID ‹d3› ‹n3› ‹n3›#, local 0800-‹n3›-‹n4›"),
    "fax header": filled("‹usday› ‹hm›  FAX ‹d3›5550‹n3›      ELM DENTAL          -> +1‹d3›5550‹n3›   P.001/00‹n1›", "TRANSMISSION OK  JOB NO. ‹n4›  DESTINATION 9‹n10›  PGS. 3/3  TIME 00'‹n2›\""),
    "zip+4 list": rows("Routes to fix:\n", "‹city› ‹n5›-‹n4›", "", 3, 6),
    "meter readings": filled("Meter 1ESY‹n10›: ‹usday› ‹n6›.3 kWh, ‹usday› ‹n6›.9 kWh", "Zählernummer ‹n8›, Stand alt ‹n5›, neu ‹n5›, MaLo-ID ‹n11›", "MPAN 21 ‹n3› ‹n3› 1‹n1› ‹n4› ‹n4› ‹n3›, read 0‹n4›"),
    "invoice lines": rows("Pos  Art.No.      Qty   Unit     Sum\n", "‹i›    ‹n3›.‹n4›.‹n2›  ‹n2›    ‹money›   ‹money›", "\nTotal net 1.‹n3›,‹n2›  VAT 19% ‹n3›,‹n2›  Invoice RE-2026-‹n5›"),
    "flights and bookings": filled("PNR ‹B6›, e-ticket 220-‹n10›, LH ‹n4› 14MAR FRA-ORD ‹hm›", "Ticket 016 ‹n10›-‹n2›, seat 23A, bag tags 0016‹n6›", "Booking.com ‹n4›.‹n3›.‹n3› (the other number is their confirmation)"),
    "passport lines": filled("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL‹n8›‹n1›UTO‹n7›F‹n7›ZE‹n6›B<<<<<1‹n1›", "I<UTOD‹n8›‹n1›<<<<<<<<<<<<<<<\n‹n7›F‹n7›UTO<<<<<<<<<<<‹n1›\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"),
    "dates in all forms": filled("Down from 14 Jan 2026 10:42 to 2026-01-15T03:1‹n1›:00+01:00 (CW 03/2026, day 015)", "‹usday›, ‹euday›, ‹ymd›, ‹day›", "Reiwa 8/1/14, 20260114T104217Z, 1/14/26 10:42 AM, 2026W03-3", "@‹epoch›‹n9› ns; ‹epoch›.‹n9›; ‹epoch›‹n6› us"),
    "cloud ids": filled("arn:aws:iam::‹d12›:role/support-‹n4›", "i-0‹h16›, vpc-0‹h16›, account ‹d12›", "projects/‹d12›/subscriptions/tickets-‹n4›", "ObjectId(\"‹h24›\"), ISODate(\"‹day›T‹hms›Z\")", "discord user ‹d18› in channel ‹d19›", "/subscriptions/‹uuid›/resourceGroups/rg-‹n3›"),
    "product expiry": filled("Best before ‹n2›/2027, lot L‹n5›, the yoghurt was sour", "Toner expires 0‹d1›/27, batch ‹n6›-‹n3›", "The certificate for shop.example expired ‹usday›", "voucher SPRING-‹n4› valid until 12/26", "LOT ‹n7› EXP 2028-0‹d1› REF ‹n5›"),
    "vehicles": filled("plate B-‹A2› ‹n4›, VIN WVWZZZ1JZ‹B1›W‹n6›, km ‹n6›", "VIN 1HGCM82633A‹n6›, tag ‹A3›-‹n4›, 205/55 R16 91V", "DOT ‹n7›, container MSKU ‹n6›-‹n1›, seal ‹n7›"),
    "part numbers": filled("Valve ‹d3›-‹n2›-‹n4›-B does not fit housing ‹d3›-‹n2›-‹n4›-C, drawing ‹n4›", "Replace ‹A1›‹n3›-‹n2›-‹n4›/‹n2› with OEM 06A ‹n3› ‹n3› ‹A1›", "Art. ‹n3›.‹n2›.‹n4›.‹n1› (colour 12), EAN 40‹n11›", "NSN ‹n4›-01-‹n3›-‹n4›"),
    "games and scores": filled("1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Ba4 Nf6 5. O-O Be7 6. Re1 b5 7. Bb3 d6 8. c3 O-O 9. h3", "Sets 7-6 4-6 6-3 7-5, aces 12-8, 21:19 25:23 15:13", "Powerball ‹n2› ‹n2› ‹n2› ‹n2› ‹n2› PB ‹n2›, ticket serial ‹n3›-‹n8›-‹n6›", "Lotto 6 aus 49: 3 17 22 31 40 44, Superzahl 7, Losnummer ‹n7›"),
    "digits of mathematics": filled("It prints 3.14159265358979323846264338327950288419716939937510 instead of 3.14", "2^64 = 18446744073709551616, 20! = 2432902008176640000, 1/7 = 0.142857142857142857", "1 1 2 3 5 8 13 21 34 55 89 144 233 377 610 987 1597 2584 4181 6765", "det = -1.‹n15›e+0‹n1›, eps 2.220446049250313e-16"),
    "drawing data": _plot,
    "spreadsheet": _sheet,
    "telemetry of a gateway": _telemetry,
    "checksums": filled("cksum: ‹d10› ‹d8› firmware_‹n4›.bin", "CRC32 ‹H8›, MD5 ‹h32›, size ‹d9› bytes", ":10‹H4›00‹H32›‹H2›\n:10‹H4›00‹H32›‹H2›\n:00000001FF", "S1 13 ‹H4› ‹H32› ‹H2›"),
    "app log with numbers": rows("", "‹hms›.‹n3› ‹d5›-‹d5›/com.example.app W/Choreographer: Skipped ‹n3› frames! token=‹d9› vsync=‹d14›"),
    "crash frames": filled("0   libsystem_kernel.dylib  0x0000000‹n9› 0x0000000‹n9› + ‹d5›\n1   App  0x00000001‹h8› main + ‹n3›\nx0: 0x000000000000000‹n1›  x1: 0x0000000‹n9›  lr: 0x00000001‹h8›", "Fault bucket ‹d19›, type 5\nException code: 0xc0000005\nFault offset: 0x00000000000‹h4›‹n1›\nReport Id: ‹uuid›"),
    "weather and aviation": filled("METAR KJFK 141051Z 31012KT 10SM FEW250 0‹n1›/M0‹n1› A30‹n2› RMK AO2 SLP‹n3› T00‹n2›10‹n2›", "QNH 1013, 5130N 00007W, squawk ‹n4›, freq 121.500 / 243.000"),
    "dicom and lab": filled("StudyInstanceUID 1.2.840.113619.2.‹n2›.‹d4›.‹d8›.‹d9›.‹n3›", "HbA1c 6.‹n1› %, TSH 2.‹n2›, PLT ‹n3›, spec. no. ‹n2›-‹n3›-‹n5›", "OID 2.16.840.1.113883.3.‹n4›.‹n2›"),
    "press and social figures": filled("2019 4,512 / 2020 4,887 / 2021 5,120 / 2022 5,345 visitors", "post ‹d17› got ‹n4› likes, page ‹d15›, ad set ‹d17›", "the Social Security office at 1250 Elm St, open 9-4, ticket B‹n3›, told me to ask you", "social distancing sign, item ‹d9›, 24 x 36 in"),
    "ports and registers": filled("Modbus 40001 40002 40003 40004 = ‹n4› ‹d3› ‹d5› ‹n4›", "holding regs 4‹n4›-4‹n4›: 0x‹h4› 0x‹h4›", "RS485 TX: ‹H2› 03 00 ‹H2› 00 02 ‹H2› ‹H2›, slave ‹byte›"),
}  # fmt: skip
