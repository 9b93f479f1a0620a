"""What has to survive byte for byte."""

import json
from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.helpdesk.frames import either, fill, lines, said
from bench.redaction.corpus.numbers import digits, luhn_digit, with_prefix


def _phones(random: Random) -> str:
    imei = with_prefix(random, random.choice(("35", "86", "01")), 15)
    return fill(
        random,
        random.choice(
            (
                f"My phone was stolen, please block it. IMEI {imei}, line ‹tel›.",
                f"*#06# shows\nIMEI1: {imei}\nIMEI2: {with_prefix(random, '35', 15)}\nSN: ‹A1›‹n2›‹B6›",
                f'{{"imei":"{imei}","model":"SM-A‹n3›B","os":"14","battery":‹d2›}}',
                f"trade-in quote ‹n7›, device IMEI/MEID: {imei[:2]}-{imei[2:8]}-{imei[8:14]}-{imei[14]}",
                f"‹iso› ‹clock› INFO mdm enroll imei={imei} result=ok",
            )
        ),
    )


def _sims(random: Random) -> str:
    iccid = with_prefix(random, random.choice(("8901410", "8949020", "8935101", "8991101")), random.choice((19, 20)))  # fmt: skip
    return fill(
        random,
        random.choice(
            (
                f"ICCID {iccid} not provisioned, plan ‹n4›",
                f"The back of my SIM says {iccid[:4]} {iccid[4:8]} {iccid[8:12]} {iccid[12:16]} {iccid[16:]} (ICCID).",
                f"iccid,msisdn,status\n{iccid},1‹d3›555‹n4›,ACTIVE",
                f"eSIM ICCID: {iccid}\nEID: 89049032‹n24›",
            )
        ),
    )


def _imsi(random: Random) -> str:
    return fill(random, random.choice(("IMSI 310260‹n9› roaming in MCC 262 MNC 02, LAC ‹n5›, CID ‹n8›", "attach reject imsi=26201‹n10› cause=‹n2›", "TMSI 0x‹h8›, IMSI: 23415‹n10›")))  # fmt: skip


def _gtin(random: Random, prefix: str, length: int) -> str:
    body = prefix + digits(random, length - len(prefix) - 1)
    return body + str(-sum(int(d) * (1 if i % 2 else 3) for i, d in enumerate(reversed(body))) % 10)


def _goods(random: Random) -> str:
    ean, upc, book = _gtin(random, "590", 13), _gtin(random, "0", 12), _gtin(random, "9780", 13)
    return fill(
        random,
        random.choice(
            (
                f"Scan of EAN {ean} opens the wrong product (shelf price ‹sum›).",
                f"UPC {upc[0]}-{upc[1:6]}-{upc[6:11]}-{upc[11]} not found",
                f"isbn: {book}\nqty: ‹n1›\nprice: ‹sum›",
                f"ISBN {book[:3]}-{book[3]}-{book[4:7]}-{book[7:12]}-{book[12]} has pages 33-64 twice",
                f"GTIN-14 {_gtin(random, '1', 14)}, LOT ‹A2›‹n4›, best before 12/2027",
            )
        ),
    )


def _iban(random: Random) -> str:
    country, size = random.choice((("DE", 18), ("ES", 20), ("IT", 0), ("GB", 0), ("BE", 12), ("DK", 14), ("SA", 20)))  # fmt: skip
    bank = {"IT": "X0542811101", "GB": "NWBK6016133"}.get(country, "")
    body = bank + digits(random, size or {"IT": 12, "GB": 7}[country])
    check = 98 - int("".join(str(int(c, 36)) for c in f"{body}{country}00")) % 97
    iban = f"{country}{check:02d}{body}"
    spaced = " ".join(iban[i : i + 4] for i in range(0, len(iban), 4))
    return fill(
        random,
        random.choice(
            (
                f"Please send the ‹sum› € to {spaced}, thanks, ‹name›",
                f'{{"iban":"{iban}","bic":"‹A6›2L","holder":"‹name›"}}',
                f"Bankverbindung: {iban}",
                f"mandate ‹n6› / {spaced} / collected ‹eu›",
            )
        ),
    )


def _telemetry(random: Random) -> str:
    record = {
        "dev": fill(random, "pump-‹n4›"), "fw": fill(random, "2.‹n2›.‹d4›"), "t": random.randrange(10**12, 2 * 10**12), "rpm": [random.randint(900, 4000) for _ in range(6)],
        "vib": [round(random.uniform(0, 9), 5) for _ in range(4)], "total_wh": random.randrange(10**9), "can": fill(random, "‹h16›"), "nonce": fill(random, "‹H32›"), "pin": random.randint(0, 40), "code": random.randint(100, 599),
    }  # fmt: skip
    return json.dumps(record, indent=random.choice((None, 2)))


def _hexes(random: Random) -> str:
    rows = []
    for offset in range(0, 16 * random.randint(2, 5), 16):
        octets = [f"{random.getrandbits(8):02X}" for _ in range(16)]
        rows.append(f"{offset:04X} | {' '.join(octets[:8])} - {' '.join(octets[8:])}")
    return random.choice(("RX buffer:\n", "", "modbus frame follows\n")) + "\n".join(rows)


def _masked(random: Random) -> str:
    last, first = digits(random, 4), random.choice(("4", "5", "37"))
    return fill(
        random,
        random.choice(
            (
                f"Your payment with card ending {last} failed on ‹us›",
                f"Visa •••• {last} exp ••/••",
                f"{first}*** **** **** {last}, ‹sum›, ‹us›",
                f"card: xxxxxxxxxxxx{last}, auth ‹n6›",
                f"last 4: {last}, amount ‹sum›, order ‹n7›",
                f"<td>**** **** **** {last}</td><td>‹sum›</td>",
                f"MC-{last} declined, tried VISA-‹n4› next",
                f'{{"brand":"visa","last4":"{last}","token":"tok_‹a20›"}}',
                f"CREDIT CARD ************{last} APPROVED ‹n6›",
            )
        ),
    )


def _not_luhn(random: Random) -> str:
    body = random.choice(("7", "8", "9", "1")) + digits(random, 14)
    number = body + str((int(luhn_digit(body)) + random.randint(1, 9)) % 10)
    return fill(random, random.choice((f"Order ID {number} is stuck", f"transaction id: {number}, ‹sum› USD", f"payout ref {number} settled ‹us›", f"Loyalty number {number}")))  # fmt: skip


def _numbers_in_columns(random: Random) -> str:
    head = "Month  Visits  Orders  Returns"
    rows = [f"{m}    {random.randint(1000, 9999)}    {random.randint(100, 999)}     {random.randint(10, 99)}" for m in ("Jan", "Feb", "Mar", "Apr")]  # fmt: skip
    return "\n".join([head, *rows])


def _floats(random: Random) -> str:
    values = [random.uniform(-1, 1) for _ in range(4)]
    return random.choice(
        (
            f"loss went {values[0]!r} -> {values[1]!r}",
            f"weights = {values}",
            f"expected {values[0]:.16f} but got {values[1]:.16f}",
            f"{values[0] * 1e15:.14e} {values[1] * 1e15:.11E}",
            f"x={values[0] * 180:.12f}&y={values[1] * 90:.12f}&zoom=14",
        )
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "keep, where is it": said("Where's my order ‹n3›-‹d7›-‹n7›? Placed ‹us›, $‹sum›, nothing since.", "tracking 1Z‹B6›‹n10› says label created since ‹us›", "Order #‹d6› arrived without the charger. I paid ‹sum›.", "USPS 9405 5‹n3› ‹n4› ‹n4› ‹n4› ‹n2› - delivered? not to me"),
    "keep, wrong article": said("Ordered SKU ‹A3›-‹n5›-BLK size 10.5, got ‹A3›-‹n5›-WHT size 9", "Item no. ‹n3›.‹n3›.‹n2› is missing 4 screws (part ‹n6›)", "I need part number ‹A2›‹n5›-‹n3› for model ‹A2›‹n4›/‹n2›"),
    "keep, parcels of carriers": said("FedEx ‹n4› ‹n4› ‹n4›, weight 12.4 lb, zone 5", "DHL 00340‹n15› / JJD0‹n15›", "UPS Mail Innovations 927‹n19›", "Sendungsnummer: H100‹n16›", "Royal Mail ‹A2›‹n9›GB, Canada Post tracking number 70‹n14›"),
    "keep, orders in data": either(lines("order_id,created,total\n", "‹d10›,‹iso› ‹clock›,‹sum›"), said('{"order":{"id":5‹n12›,"number":‹n4›,"total":"‹sum›"}}', "order_id=‹d12› sku=‹n8› qty=2")),
    "keep, phones with IMEI": _phones,
    "keep, sims with ICCID": _sims,
    "keep, subscribers": _imsi,
    "keep, accounts abroad": _iban,
    "keep, accounts at home": said("routing 0‹n8› account ‹d10› (checking)", "ACH trace number 0‹n14›, posted ‹us›", "Account number: 00‹n8›, meter ‹n8›, due ‹us›", "wire ref ‹ymd›‹A4›‹n8›, IMAD ‹ymd›MMQFMP‹A2›00‹n4›"),
    "keep, callers": said("call me at ‹tel› or ‹tel› after ‹hm›", "+1 (‹d3›) 555-01‹n2› ext. ‹n4›", "Tel: +49 30 ‹n4› ‹n4›, Mobil: +49 17‹n1› ‹n3› ‹n2› ‹n2›", "my number is 00 44 20 7946 0‹n3›", "fax 1-800-555-‹n4›, cell ‹d3›.555.‹n4›", "WhatsApp +91 9‹n4› ‹n5› / +55 11 9‹n4›-‹n4›"),
    "keep, phone sheets": lines("name,home,cell\n", "‹name›,‹tel›,‹tel›"),
    "keep, hours and shifts": said("Store hours 0900-1730 Mon-Fri, 1000-1600 Sat", "call window ‹hm›-‹hm› on ‹us› or ‹hm›-‹hm› on ‹us›", "logged in ‹clock›, out ‹clock›, total 07:‹n2›:‹n2›", "2026-02-03T‹clock›Z/2026-02-04T‹clock›Z"),
    "keep, epochs": said("expired at ‹unix›, now ‹unix›", '"ts": ‹unix›‹n3›, "prev": ‹unix›‹n3›', "?_=‹unix›‹n3›&v=‹n8›", "log.‹unix›‹n6›.gz", "ts_us=‹unix›‹n6› dur_ns=‹d9›"),
    "keep, uuids": said("request ‹uuid› failed, retry ‹uuid› too", '{"id":"‹uuid›","parent":"‹uuid›"}', "session {‹uuid›}", "/users/‹uuid›/files/‹uuid›.pdf"),
    "keep, networks": said("gateway 192.168.‹n2›.1, mask 255.255.255.0, dns ‹ip›, ‹ip›", "MAC ‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›, IP ‹ip›", "‹H2›-‹H2›-‹H2›-‹H2›-‹H2›-‹H2› got 169.254.‹n2›.‹n2›", "fe80::‹h4›:‹h4›:‹h4›:‹h4›%eth0", "‹n2›‹h2›.‹h4›.‹h4› vlan ‹n3› port 1/0/‹n2›", "2001:db8:‹n4›:‹n4›::‹n4›"),
    "keep, hashes": said("sha256:‹h64›", "commit ‹h40›", "md5 ‹h32› != ‹h32›", "ETag: \"‹h32›-‹n1›\"", "git revert ‹h10› ‹h7›", "fingerprint ‹H2›:‹H2›:‹H2›:‹H2›:‹H2›:‹H2›:‹H2›:‹H2›"),
    "keep, hex dumps": _hexes,
    "keep, floats": _floats,
    "keep, versions": said("app 5.‹n2›.‹n1› (‹d8›) on Android 14, Chrome/12‹n1›.0.‹d4›.‹n3›", "v20‹n2›.‹n2›.‹n2›-rc‹n1›+build.‹d7›", "firmware 01.‹n2›.‹n4›.‹n4›, bootloader 00.‹n2›.‹n4›", "Windows 11 23H2 (OS Build 22631.‹d4›), driver 31.0.15.‹d4›"),
    "keep, serials": said("Serial number: ‹A2›‹n2›‹A1›‹n7›", "S/N ‹n4›-‹n4›-‹n4› model KX‹n3›", "serial no ‹d12› bought ‹us›", "SN:‹B10› PN:‹n3›-‹n5›-‹n2›", "Service Tag ‹B6›1, Express Service Code ‹d11›"),
    "keep, goods and books": _goods,
    "keep, letters and zips": said("‹name›\n‹street›\n‹town› ‹d5›-‹n4›", "ship to ZIP+4 ‹d5›-‹n4›, not ‹d5›-‹n4›", "new address ‹street› Unit ‹n3›, ‹town› ‹d5›-‹n4›, phone ‹tel›"),
    "keep, telemetry": _telemetry,
    "keep, lines of sensors": lines("", "‹unix›;2‹n1›.‹n2›;4‹n1›.‹n2›;10‹n2›.‹n1›;‹d4›;-‹n2›"),
    "keep, lines of programs": either(lines("", "‹iso› ‹clock›,‹n3› INFO [worker-‹n2›] job ‹d9› done in ‹d4› ms (‹d7› rows)"), lines("", "‹ip› - - [‹n2›/Feb/2026:‹clock› +0100] \"GET /p/‹d7› HTTP/1.1\" 200 ‹d5›"), lines("", "Feb ‹n2› ‹clock› host kernel: [‹n7›.‹n6›] eth0: rx ‹d9› tx ‹d9›")),
    "keep, traces of faults": said("at Foo.bar(Foo.java:‹n3›) ~[app-2.‹n1›.jar:2.‹n1›]\n  thread 0x0000‹h12› tid=‹n5›", "segfault at 7f‹h10› ip 0000‹h12› sp 0000‹h12› error 4", "Error code: 0x8007‹n4›, correlation ‹uuid›, ‹iso›T‹clock›Z", "panic: index ‹n4› out of range [0:‹n4›] goroutine ‹d5›"),
    "keep, masked cards": _masked,
    "keep, masked socials": said("my tax form shows ***-**-‹n4›", "ssn: XXX-XX-‹n4›, verified", "last four of SSN: ‹n4›", "SSN *****‹n4› on file, DOB on file", '{"ssn":"•••-••-‹n4›"}'),
    "keep, cards in talk": said("I don't want to send my card number by mail, is there a form? Order ‹d7›.", "My card was declined 3 times on ‹us›, $‹sum›, invoice ‹n6›", "card reader ‹A2›‹n3› shows error ‹n4›, firmware 7.‹n2›", "Gift card balance is 25.00 but should be 50.00, order ‹d8›", "Which cards do you take? 4 or 5 digits of zip?"),
    "keep, codes in talk": said("I don't see the CVV field on step 3 of 4", "Your login code is ‹n6›", "2FA code ‹n3› ‹n3› did not work", "promo code SAVE‹n2›, order ‹d7›", "error code ‹n3› at ‹hm›", "country code 044, area code ‹d3›", "HTTP status code ‹n3›"),
    "keep, pins in talk": said("pin 13 and GPIO ‹n2› are shorted, 3.3 V", "PIN code 1100‹n2› (New Delhi)", "24-pin ATX, 8-pin EPS, part ‹d6›", "Please send a new PIN letter, I never got one since ‹us›", "pinned message #‹n4›"),
    "keep, dates in talk": said("warranty exp 12/27, model ‹A2›‹n4›", "Milk EXP 03/26 LOT ‹n5›", "contract 01/25 - 12/27, no. ‹n7›", "license expires ‹us›, class C", "passport valid until 08/2029"),
    "keep, socials in talk": said("I won't give my SSN by email. Case ‹d8›, tel ‹tel›.", "social media ad ‹d10› still running since ‹us›", "EIN ‹n2›-‹d7› on the W-9", "do you need the last 4 of my social? my zip is ‹d5›"),
    "keep, policies and claims": said("Policy ‹A2›‹n8›, claim ‹n2›-‹n6›-‹n2›, loss on ‹us›", "Claim number ‹d10›, adjuster ‹name›, ‹tel›", "Member ID ‹A3›‹d9›, group ‹n6›, Rx BIN 610‹n3›, PCN ‹A4›", "case no. ‹n1›:24-cv-0‹n4›"),
    "keep, health": said("MRN ‹d8›, BP 128/82, HR 71, temp 98.6, SpO2 97", "NDC ‹n5›-‹n4›-‹n2›, Rx ‹n7›, refills 2", "Hb 13.2 | WBC 6.41 | PLT 2‹n2› | ‹us› ‹hm›"),
    "keep, bills of utilities": said("Meter ‹n8› read ‹d5› on ‹us›, ‹d5› on ‹us›, usage ‹n3› kWh", "Acct ‹n4›-‹n4›-‹n2› bill $‹sum› due ‹us›", "ESI ID 1008901‹n10› not switched"),
    "keep, ids of other desks": said("INC00‹n5›, CHG00‹n5›, RITM00‹n5›", "ticket [##‹n6›##], see also #‹d7›", "Case 5003‹h2›0000‹A2›‹n2›‹A3›, ref:_00D‹B6›._500‹B6›:ref", "Message-ID: <‹ymd›‹n6›.‹h10›@mail.example>"),
    "keep, ids of clouds": said("arn:aws:iam::‹d12›:role/ops", "vpc-0‹h16› subnet-0‹h16› in us-east-1", "ami-‹h8›, volume vol-0‹h16›, account ‹n4›-‹n4›-‹n4›", "projects/‹d12›/locations/eu"),
    "keep, ids of shops online": said("pi_3‹a23› requires_action, evt_1‹a23›", "ASIN B0‹B6›Y, listing ‹d10›", "gid://shopify/Order/5‹n12›", "txn_‹a24› fee ‹sum›"),
    "keep, flights and rooms": said("Flight ‹A2›‹n3› ‹us› ‹hm›-‹hm›, PNR ‹B6›, e-ticket 016-‹d10›", "conf ‹d8›, room ‹n4›, 2 adults, ‹us› to ‹us›", "seat 14C, bag tag 0016‹n6›"),
    "keep, sheets of figures": _numbers_in_columns,
    "keep, vehicles": said("VIN 1FTFW1E5‹n1›‹A1›F‹A1›‹n5›, 48,‹n3› miles", "plate ‹A3›-‹n4›, unit ‹n5›, odometer ‹d6›", "tyres 225/45R17 94W DOT 2‹n3›"),
    "keep, money": said("1,‹n3›,‹n3›.‹n2› - 2‹n2›,‹n3›.‹n2› = ?", "€ 12.‹n3›,‹n2› statt € 11.‹n3›,‹n2›", "total 1 ‹n3› ‹n3› ‹n3› VND, paid ‹sum› USD", "$‹sum› + $‹sum› + $‹sum›"),
    "keep, places": said("4‹n1›.‹n6›, -7‹n1›.‹n6› is the wrong spot", "https://maps.example/@4‹n1›.‹n7›,-7‹n1›.‹n7›,17z", "40°42'‹n2›.‹n3›\"N 74°00'‹n2›.‹n3›\"W", "UTM 18T 58‹n4› 450‹n4›"),
    "keep, sixteen digits that are none": _not_luhn,
    "keep, settings": said("max_connections=‹n4›\nport=5432\ntimeout_ms=30000\nseed=‹d10›", "width:‹n4›px;height:‹n3›px;color:#‹n6›;z-index:9999", "chmod 0644 0755 0600 0700; umask 0022", "cron: 0 4 * * 1-5; 15,45 9-17 * * *"),
    "keep, addresses of pages": said("https://shop.example/p/‹d9›?variant=4‹n13›&utm_id=‹d6›", "https://docs.example/d/1‹a32›/edit#gid=‹d9›", "https://video.example/watch?v=‹a11›&t=‹n3›s", "<img src=\"https://cdn.example/‹n4›/‹n4›/‹h16›_600x400.jpg\">"),
}  # fmt: skip
