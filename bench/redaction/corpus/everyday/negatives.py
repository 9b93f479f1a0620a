"""What tickets are full of and what has to survive, byte for byte."""

import json
from random import Random
from typing import Final
from uuid import UUID

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import digits, luhn_digit, with_prefix
from bench.redaction.corpus.spelling import grouped


def _numbered(*templates: str) -> Maker:
    """`{n16}` and the like become that many random digits; `{h16}` hexadecimal ones; `{A4}` capital letters."""

    def make(random: Random) -> str:
        template = random.choice(templates)
        values = {f"n{count}": digits(random, count) for count in range(1, 25)}
        values |= {f"m{count}": digits(random, count) for count in range(1, 25)}
        values |= {
            f"d{count}": str(random.randint(1, 9)) + digits(random, count - 1) for count in range(2, 21)
        }
        values |= {
            f"h{count}": "".join(random.choices("0123456789abcdef", k=count))
            for count in (2, 4, 8, 12, 16, 20, 32, 40, 64)
        }
        values |= {
            f"A{count}": "".join(random.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=count)) for count in (1, 2, 3, 4)
        }
        values |= {
            "i": str(random.randint(0, 255)),
            "j": str(random.randint(1, 255)),
            "yy": str(random.randint(2015, 2026)),
        }
        values |= {
            "mm": f"{random.randint(1, 12):02d}",
            "dd": f"{random.randint(1, 28):02d}",
            "hh": f"{random.randint(0, 23):02d}",
        }
        return template.format_map(values)

    return make


def _imei(random: Random) -> str:
    number = with_prefix(random, random.choice(("35", "86", "01", "99")), 15)
    return random.choice(
        ("IMEI {}", "imei: {}", "IMEI number {} is blocked", "{}", '{{"imei":"{}"}}', "phone imei={}")
    ).format(number)


def _iccid(random: Random) -> str:
    number = with_prefix(
        random, random.choice(("8901260", "8944110", "8949020", "893301")), random.choice((19, 20))
    )
    return random.choice(("ICCID {}", "SIM {}", "{}", "iccid={}", '{{"iccid":"{}"}}')).format(number)


def _iban(random: Random) -> str:
    country, size = random.choice((("DE", 18), ("ES", 20), ("FR", 23), ("NL", 14), ("GB", 18), ("IT", 23)))
    body = ("ABNA" if country in {"NL", "GB"} else "") + digits(random, size)
    body = body[:size]
    number = "".join(str(int(c, 36)) for c in f"{body}{country}00")
    iban = f"{country}{98 - int(number) % 97:02d}{body}"
    spelled = random.choice((iban, " ".join(iban[i : i + 4] for i in range(0, len(iban), 4))))
    return random.choice(("IBAN {}", "pay to {} please", "iban: {}")).format(spelled)


def _ean(random: Random) -> str:
    body = random.choice(("400", "401", "425", "440", "590", "490", "978", "045")) + digits(random, 9)
    check = -sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(body)) % 10
    return random.choice(("EAN {}", "barcode {}", "{}", "the item with EAN {} is missing")).format(
        body + str(check)
    )


def _uuid(random: Random) -> str:
    value = str(UUID(int=random.getrandbits(128), version=4))
    return random.choice(("request {}", "{}", '{{"id":"{}"}}', "trace_id={}", "GET /v1/items/{}")).format(
        value
    )


def _digit_uuid(random: Random) -> str:
    return f"id {digits(random, 8)}-{digits(random, 4)}-4{digits(random, 3)}-8{digits(random, 3)}-{digits(random, 12)}"


def _hexdump(random: Random) -> str:
    lines = []
    for offset in range(0, 64, 16):
        row = [f"{random.randrange(256):02x}" for _ in range(16)]
        lines.append(f"{offset:08x}  {' '.join(row[:8])}  {' '.join(row[8:])}  |................|")
    return "\n".join(lines)


def _telemetry(random: Random) -> str:
    rows = [
        {
            "ts": 1_700_000_000_000 + random.randrange(10**9), "seq": random.randrange(10**6), "serial": f"SN{digits(random, 12)}",
            "v": [round(random.uniform(-100, 100), random.randint(3, 12)) for _ in range(6)], "fw": "4.11.1111",
            "counters": [random.randrange(10**random.randint(1, 9)) for _ in range(5)],
        }
        for _ in range(4)
    ]  # fmt: skip
    return json.dumps(rows)


def _log(random: Random) -> str:
    return "\n".join(
        f"2026-0{random.randint(1, 9)}-1{random.randint(0, 9)}T10:{random.randint(10, 59)}:{random.randint(10, 59)}.{digits(random, 6)}Z"
        f" INFO [{digits(random, 5)}] req={''.join(random.choices('0123456789abcdef', k=32))} took {random.randint(1, 9999)}ms"
        f" bytes={digits(random, 7)} user={digits(random, 8)}"
        for _ in range(6)
    )


def _numbers_table(random: Random) -> str:
    return "\n".join("\t".join(str(random.randint(0, 9999)) for _ in range(7)) for _ in range(6))


def _masked(random: Random) -> str:
    number = with_prefix(random, "4", 16)
    return random.choice(
        (
            f"card ending {number[-4:]}", f"**** **** **** {number[-4:]}", f"{number[:6]}******{number[-4:]}", f"xxxx-xxxx-xxxx-{number[-4:]}",
            f"{number[:4]} {number[4:6]}** **** {number[-4:]}", f"•••• •••• •••• {number[-4:]}", f"Visa ...{number[-4:]}", f"last four {number[-4:]}",
            f"card {number[:4]}XXXXXXXX{number[-4:]} exp", f"XXX-XX-{number[-4:]}", f"ssn ***-**-{number[-4:]}", f"last 4 of my SSN: {number[-4:]}",
            f"[card ending {number[-4:]} removed]", "[SSN removed] and [security code removed]",
        )
    )  # fmt: skip


def _wrong_check_digit(random: Random) -> str:
    body = "4" + digits(random, 14)
    wrong = str((int(luhn_digit(body)) + random.randint(1, 9)) % 10)
    return random.choice(("reference {}", "ticket {}", "{}")).format(
        random.choice((body + wrong, grouped(body + wrong, " ")))
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "order, short": _numbered("order {n6}", "Order #{n8}", "order number {n9}", "my order {n10} is late", "Order: {n12}"),
    "order, long": _numbered("order number {n16}", "Order {n14}", "order id: {n15}", "orderId={n16}", '{{"order_id":"{n16}"}}'),
    "order, grouped": _numbered("order 112-{n7}-{m7}", "order {n3}-{n7}-{m7}", "Bestellung {n3}-{m4}-{n5}"),
    "tracking, ups": _numbered("1Z{n6}{m10}", "tracking 1Z{A3}{n3}{m10}", "UPS 1Z {A1}{n2} {A2}{m1} {n2} {m4} {n4}"),
    "tracking, usps": _numbered("9400 1{n3} {m4} {n4} {m4} {n2}", "tracking 94001{n17}", "USPS 9205{n18}", "9274{n18}"),
    "tracking, fedex": _numbered("FedEx {n12}", "tracking number {n15}", "tracking: {n20}", "FedEx tracking {n4} {m4} {n4}"),
    "tracking, dhl": _numbered("DHL {n10}", "waybill {n10}", "JJD{n18}", "Sendungsnummer {n12}", "JD0146{n14}"),
    "imei": _imei,
    "iccid": _iccid,
    "imsi": _numbered("IMSI 310150{n9}", "imsi=262011{n9}", "MEID A0000{n9}", "ESN {n11}"),
    "iban": _iban,
    "ean": _ean,
    "isbn": _numbered("ISBN 978-3-16-148410-0", "ISBN 978{n10}", "ISBN 0-306-40615-2", "isbn: 979-8-{n4}-{m4}-1"),
    "phone, us": _numbered("+1 {d3} {n3} {m4}", "({d3}) {n3}-{m4}", "call {d3}-{n3}-{m4}", "1-800-{n3}-{m4}", "{d3}.{n3}.{m4} ext. {n4}"),
    "phone, world": _numbered("+49 30 {n8}", "+44 20 {n4} {m4}", "+33 1 {n2} {m2} {n2} {m2}", "+91 {d5} {n5}", "0049{n11}", "+86 138 {n4} {m4}", "tel:+55119{n8}"),
    "two phones": _numbered("+1 {d3} {n3} {m4} / +1 {d3} {m3} {n4}", "{d3}-{n3}-{m4}, {d3}-{m3}-{n4}", "tel {d3} {n3} {m4} fax {d3} {m3} {n4}"),
    "date and time": _numbered("{yy}-{mm}-{dd} {hh}:{mm}:{dd}", "{yy}-{mm}-{dd}T{hh}:{mm}:{dd}.{n6}Z", "{mm}/{dd}/{yy} {hh}:{mm}", "{dd}.{mm}.{yy}", "{yy}{mm}{dd}{hh}{mm}{dd}"),
    "dates": _numbered("from {yy}-{mm}-{dd} to {yy}-{mm}-{dd}", "{mm}/{dd}/{yy} - {mm}/{dd}/{yy}", "born {mm}-{dd}-{yy}", "{yy}{mm}{dd} {yy}{mm}{dd}"),
    "epoch": _numbered("17{n8}", "ts=17{n11}", "at 17{n14}", '{{"time":17{n11}}}', "1{n9}.{m6}", "created 17{n17}"),
    "uuid": _uuid,
    "uuid of digits": _digit_uuid,
    "mac": _numbered("{h2}:{h2}:{h2}:{h2}:{h2}:{h2}", "MAC 00-11-22-33-44-55", "mac {n2}:{m2}:{n2}:{m2}:{n2}:{m2}", "eth0 {h4}.{h4}.{h4}"),
    "ip": _numbered("{j}.{i}.{i}.{j}", "{j}.{i}.{i}.{j}:8080", "from {j}.{i}.{i}.{j} to {j}.{i}.{i}.{j}", "2001:db8:{h4}:{h4}:{h4}:{h4}:{h4}:{h4}", "10.0.0.1/24, 10.0.1.1/24, 10.0.2.1/24"),
    "hash": _numbered("{h32}", "sha1 {h40}", "commit {h40}", "sha256:{h64}", "{h16}", "etag \"{h32}\"", "{h20}"),
    "hex": _numbered("0x{h16}", "addr 0x{n8}{m8}", "ff{n16}", "{h8} {h8} {h8} {h8}", "{h4} {h4} {h4} {h4} {h4} {h4} {h4} {h4}"),
    "hex dump": _hexdump,
    "float": _numbered("0.{n16}", "{n1}.{n15}", "-{n2}.{m14}", "lat {n2}.{m6}, lon -{n3}.{n6}", "3.141592653589793", "1.{n15}e-05", "{n10}.{m10}", "[0.{n16}, 0.{m16}]"),
    "version": _numbered("v{n1}.{m2}.{n4}", "version {n2}.{m1}.{n4}.{m3}", "10.0.19041.{n4}", "Chrome/12{n1}.0.{m4}.{n3}", "build {n8}", "firmware 4.{n2}.{m4}-{n6}"),
    "serial": _numbered("serial {n12}", "S/N {A2}{n10}", "SN{n16}", "serial number: {n14}", "{A3}{n12}", "C02{A1}{n4}{A3}{m1}", "s/n {n4}-{m4}-{n4}-{A4}"),
    "licence key": _numbered("{n5}-{m5}-{n5}-{m5}-{n5}", "key {A4}-{n4}-{m4}-{n4}-{m4}", "{n4}-{A4}-{n4}-{A4}", "licence {n4}-{m4}-{n4}-{A4}"),
    "part number": _numbered("part {n3}-{m2}-{n4}", "P/N {n3}-{m2}-{n4}", "part no. {n5}-{m4}", "SKU {n12}", "sku: {n8}-{m3}", "model {n4}-{A2}-{m4}", "part number {A2}-{n3}-{m2}-{n4}"),
    "nine digits": _numbered("{d9}", "ticket {d9}", "account {d9}", "customer number {d9}", "routing {d9}", "it printed {d9} bytes", "DUNS {n2}-{m3}-{n4}", "EIN {n2}-{m7}"),
    "zip": _numbered("94110-{n4}", "Reno, NV 89501-{n4}", "ZIP {n5}-{m4}", "zip {n9}", "{n5}-{m4}, {n5}"),
    "ten to twelve digits": _numbered("{d10}", "{d11}", "ref {d12}", "case {d10}", "{d12}"),
    "thirteen to fifteen digits": _numbered("id {d13}", "invoice {d14}", "ref {d15}", "transaction {d13}", "request {d14}"),
    "sixteen digits": _numbered("1{n15}", "reference 7{n15}", "id=9{n15}", "transaction id {n16}", "0{n15}", "ref. no. {n16}", "ticket #{n16}", "invoice {n16}"),
    "seventeen digits and more": _numbered("{d17}", "id {d18}", "{d18}", "message 1{n18}", "status/1{n18}", "{d20}", "snowflake 1{n17}", "{d20}{n10}"),
    "money": _numbered("$ 1,234.56", "EUR 12.345,67", "{n3},{m3},{n3}.00", "total 4,111,111,111 units", "USD {n4}.{m2}", "1 234 567 890 {n3} m"),
    "numbers in a row": _numbered("{n2} {m2} {n3} {m1} {n4} {m2}", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", "{n1}, {m1}, {n2}, {m2}, {n3}, {m3}, {n4}", "ids: {n5}, {m5}, {n5}, {m5}"),
    "table": _numbers_table,
    "years": _numbered("2019, 2020, 2021, 2022", "2021 2022 2023 2024", "1999-2003-2007-2011", "FY2020/2021/2022/2023", "5000 5100 5200 5300 5400"),
    "telemetry": _telemetry,
    "log": _log,
    "masked": _masked,
    "wrong check digit": _wrong_check_digit,
    "pin of a part": _numbered("pin 3 of the connector", "GPIO pin {d2}", "pins 1-{n1}", "pin {n1} and pin {m1}", "the connector pin 1234", "pin is 2024 style", "40-pin header", "SIM PIN and PUK"),
    "pin code, postal": _numbered("PIN code 560{n3}", "Bengaluru, PIN: 560{n3}", "Pincode 110{n3}", "pin code: 400{n3}, Mumbai"),
    "code": _numbered("error code {n4}", "code {d3}", "verification code {n6}", "promo code SAVE{n3}", "exit code 127", "status code 404", "country code 49", "area code 415", "code {n4}"),
    "security": _numbered("security update {n4}-{m3}", "CVE-2024-{n5}", "CVE-2023-{n4}", "ISO 27001", "security code was sent to +1 {d3} {n3} {m4}", "cid:image001.png@01DA{n4}"),
    "expiry without a card": _numbered("the licence expires {mm}/{yy}", "valid until {mm}/{yy}", "expires 12/26", "warranty exp {mm}/{yy}", "subscription expiry: 2026-{mm}-{dd}"),
    "social": _numbered("social media {n9}", "social network id {n9}", "social post {n10}", "SSN is required", "no SSN given", "ssn: n/a", "SSD 870 {n9}"),
    "social, impossible": _numbered("000-{d2}-{d4}", "666-{d2}-{d4}", "9{n2}-0{m1}-{n4}", "{d3}-00-{d4}", "{d3}-{d2}-0000"),
    "cards in words": _numbered("my card was declined", "card reader {n8}", "SIM card {n10}", "gift card balance 25.00", "SD card 128 GB", "card {n4}", "card order {n8}"),
    "css and code": _numbered("color: #{n6}; width: {n4}px; z-index: 2147483647", "0b1010101010101010", "margin: 0 0 0 0; 1111 2222", "const MAX = 9007199254740991;", "int64 9223372036854775807", "&#8203;&#160;&nbsp;"),
    "urls": _numbered("https://x.example/items/{n10}", "https://x.example/?t=17{n11}&id={n8}", "https://facebook.com/posts/{n16}", "https://twitter.com/a/status/1{n18}", "https://x.example/{h32}"),
    "mail headers": _numbered("Message-ID: <{n12}.{m6}@mail.example>", "Received: by 10.0.0.{i} with SMTP id {h16}; {n4}", "X-Spam: {n1}.{m1}", "boundary=\"----=_Part_{n6}_{m9}.17{n11}\""),
    "coordinates": _numbered("37.{n6}, -122.{m6}", "51°30'{n2}\"N 0°7'{m2}\"W", "geo:{n2}.{m7},{n2}.{m7}", "{n2}.{m6} {n2}.{m6} {n3}.{m6}"),
    "base64": _numbered("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA{n4}AAAB{m6}CAYAAAC", "QmFzZTY0{n3}IGlz{m2}", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.{h32}"),
    "medical and legal": _numbered("NPI {n10}", "claim {n12}", "policy {n10}", "case 2:{n2}-cv-{m5}", "Rx {n7}", "MRN {n8}"),
    "sports and sizes": _numbered("6-4, 3-6, 7-6", "195/65 R15 91H", "1920x1080@60", "3840 x 2160", "{n3} x {m2} x {n4} mm", "12-34-56", "1080 1920 2560 3840"),
}  # fmt: skip
