"""What has to survive byte for byte; kept from whoever works on the recognizers."""

import json
from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import digits, luhn_digit, with_prefix
from bench.redaction.corpus.spelling import grouped
from bench.redaction.corpus.writing.frames import any_of, fill, filled, rows

_PHONES: Final = ("35", "86", "01")
_SIMS: Final = ("8901410", "8931440", "8949170", "8901260", "8991101")


def _imei(random: Random) -> str:
    one, two = (with_prefix(random, random.choice(_PHONES), 15) for _ in range(2))
    tac = f"{one[:2]}-{one[2:8]}-{one[8:14]}-{one[14]}"
    return fill(
        random,
        random.choice(
            (
                f"IMEI1: {one}\nIMEI2: {two}\nModel SM-A‹n3›B", f"My stolen phone has the IMEI {tac}, please block it", f"Dial *#06# and you see {one} / ‹n2›",
                f'{{"device":{{"imei":"{one}","imeisv":"{one[:14]}‹n2›"}}}}', f"IMEI/SN: {one}, {two}", f"imei {one[:2]} {one[2:8]} {one[8:14]} {one[14]} not recognised",
            )
        ),
    )  # fmt: skip


def _iccid(random: Random) -> str:
    number = with_prefix(random, random.choice(_SIMS), random.choice((19, 20)))
    return fill(
        random,
        random.choice(
            (
                f"The SIM card with ICCID {grouped(number, ' ')} has no signal", f"AT+CCID\n+CCID: {number}\nOK", f"SIM serial number: {number}\nIMSI: 310260‹n9›",
                f"sim_iccid={number} state=READY mcc=310 mnc=260", f"eSIM profile {number} (ICCID) will not download",
            )
        ),
    )  # fmt: skip


def _iban(random: Random) -> str:
    country, bank, size = random.choice((("DE", "", 18), ("ES", "", 20), ("GB", "BARC", 14), ("NL", "RABO", 10), ("FR", "", 23), ("BE", "", 12)))  # fmt: skip
    body = bank + digits(random, size)
    check = 98 - int("".join(str(int(c, 36)) for c in f"{body}{country}00")) % 97
    iban = f"{country}{check:02d}{body}"
    spaced = " ".join(iban[i : i + 4] for i in range(0, len(iban), 4))
    return fill(
        random,
        random.choice(
            (
                f"send it to {spaced} in the name of ‹name›", f"iban {iban.lower()}", f"<IBAN>{iban}</IBAN><Nm>‹name›</Nm>", f"Compte {spaced}, titulaire ‹name›",
                f"my refund should go to {iban}, not to the old account", f"account={iban}&amount=‹money›",
            )
        ),
    )  # fmt: skip


def _other_digits(random: Random) -> str:
    zero, text = random.choice(
        (
            (0x660, "التاريخ ‹n4›/‹n2›/‹n2› الساعة ‹hm›، الطلب ‹n6›"),
            (0xE50, "วันที่ ‹n2› มกราคม ‹n4› ราคา ‹n1›,‹n3› บาท"),
            (0xFF10, "注文番号‹n8›、‹n4›年‹n1›月‹n2›日"),
            (0x966, "आदेश ‹n7›, दिनांक ‹euday›"),
            (0x1D7CE, "price ‹money›, qty ‹n2›, ref ‹n6›"),
        )
    )
    return "".join(chr(zero + int(c)) if c in "0123456789" else c for c in fill(random, text))


def _library(random: Random) -> str:
    body = "2" + digits(random, 12)
    number = body + luhn_digit(body)
    shown = f"{number[0]} {number[1:5]} {number[5:10]} {number[10:]}"
    return random.choice((f"Library card {number} is blocked", f"my library barcode {shown}", f"Library patron barcode: {number}"))  # fmt: skip


def _canopen(random: Random) -> str:
    lines = []
    for offset in range(0, 16 * random.randint(2, 5), 16):
        octets = " ".join(f"{random.randrange(256):02X}" for _ in range(16))
        lines.append(f"{offset:04X}   {octets}")
    return "Captured frame:\n" + "\n".join(lines)


def _array(random: Random) -> str:
    octets = ", ".join(f"0x{random.randrange(256):02x}" for _ in range(24))
    decimals = ", ".join(str(random.randrange(256)) for _ in range(24))
    return random.choice((f"static const uint8_t key[] = {{{octets}}};", f"bytes([{decimals}])", f"Buffer.from([{decimals}])", f"const u16 lut[] = {{{', '.join(str(random.randrange(65536)) for _ in range(12))}}};"))  # fmt: skip


def _device(random: Random) -> str:
    record = {
        "sn": fill(random, "‹B4›‹n8›"), "t": 1_767_000_000 + random.randrange(10**7), "batt_mv": random.randint(3000, 4200), "rssi": -random.randint(40, 110),
        "acc": [round(random.gauss(0, 1), 6) for _ in range(3)], "adc": [random.randrange(4096) for _ in range(8)], "mac": fill(random, "‹h12›"),
        "lat_e7": random.randrange(10**9), "lon_e7": -random.randrange(10**9), "up_ms": random.randrange(10**10), "ok": True,
    }  # fmt: skip
    return random.choice(("", "MQTT dev/7/up: ")) + json.dumps(record, indent=random.choice((None, 1)))


def _geojson(random: Random) -> str:
    ring = [[round(random.uniform(-120, -70), random.choice((5, 6, 12))), round(random.uniform(25, 49), 6)] for _ in range(5)]  # fmt: skip
    return json.dumps({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {"fid": random.randrange(10**6)}})  # fmt: skip


def _bitlocker(random: Random) -> str:
    key = "-".join(f"{random.randrange(65536) * 11:06d}" for _ in range(8))
    return random.choice((f"Recovery key: {key}", f"BitLocker asks for the recovery key, I typed {key}"))


def _masked(random: Random) -> str:
    number = with_prefix(random, random.choice(("4", "51", "6011")), 16)
    first, last = number[:4], number[-4:]
    return fill(
        random,
        random.choice(
            (
                f"Visa ending in {last} was declined on ‹usday›", f"{first} **** **** {last}", f"{number[:6]}XXXXXX{last} ‹money› USD approved ‹n6›", f"card •••• {last} exp ••/••", f"MC-{last} / auth ‹n6›", f"**-{last}",
                f"last 4 of the card are {last} and I paid ‹money›", f"{first}-xxxx-xxxx-{last}", f"Card: [REDACTED] ({last})", f"●●●● ●●●● ●●●● {last}", f"PAN ...{last}, RRN ‹n12›", f'"maskedPan":"{number[:6]}******{last}","tokenRef":"‹uuid›"',
            )
        ),
    )  # fmt: skip


CATEGORIES: Final[dict[str, Maker]] = {
    "orders in talk": filled("Orders ‹n8› and ‹n8› came in one box", "PO ‹n10› line 0‹n2› short by 2", "my order (‹n3›-‹n7›-‹n7›) says delivered", "Confirmation number: ‹d11›, order placed ‹usday›", "web order W‹n9›, store order ‹n4›-‹n6›"),
    "parcels in talk": filled("1Z‹A2›‹n4›03‹n8› stuck in ‹city› since ‹usday›", "USPS 9405 5‹n3› ‹n4› ‹n4› ‹n4› ‹n2› says out for delivery", "FedEx ‹n4› ‹n4› ‹n4› and ‹n12› arrived, ‹n12› did not", "Tracking#: 420‹n5›9200‹n18›", "RMA ‹n7›, return label ‹A2›‹n9›US"),
    "phone identities": _imei,
    "sim identities": _iccid,
    "library cards": _library,
    "accounts for transfers": _iban,
    "phones in talk": filled("reach me at ‹phone› or ‹phone› after ‹hm›", "Cell ‹d3›-555-01‹n2›, work ‹d3›-555-01‹n2› x‹n4›", "call 0‹n3› ‹n7› or +44 7‹n3› ‹n6›", "+1.‹d3›.555.01‹n2› +1.‹d3›.555.01‹n2›", "Tel: 1 (800) 555-01‹n2› option 2 then 4, ID ‹n6›"),
    "phones in data": filled('{"phones":["+1‹d3›5550‹n3›","+1‹d3›5550‹n3›"]}', "tel:+4915‹n9›", "caller=1‹d3›5550‹n3› callee=1‹d3›5550‹n3› dur=‹n3›", "From: <sip:+1‹d3›5550‹n3›@‹ip›:5060>;tag=‹n10›", "msisdn,plan\n4479‹n8›,12\n4479‹n8›,24"),
    "meetings": filled("Meeting ID: 8‹n2› ‹n4› ‹n4›\nPasscode: ‹n6›", "Webex 2‹n3› ‹n3› ‹n4›, host key ‹n6›", "+16465550‹n3›,,8‹n10›#,,,,*‹n6›# US", "Teams: Besprechungs-ID ‹n3› ‹n3› ‹n3› ‹n3›"),
    "times and shifts": filled("Mon 08:00-16:30, Tue 09:15-17:45, Wed 10:00-18:00", "down ‹hms›.‹n3› to ‹hms›.‹n3› UTC", "‹day› ‹hms›,‹n3› ‹day› ‹hms›,‹n3›", "‹ymd›-‹n6›_‹ymd›-‹n6›.zip", "00:01:‹n2›,‹n3› --> 00:02:‹n2›,‹n3›"),
    "epochs in data": filled("[‹epoch›,‹epoch›,‹epoch›,‹epoch›]", "exp=‹epoch› iat=‹epoch› nbf=‹epoch›", "t0 ‹epoch›‹n3› t1 ‹epoch›‹n3›", "‹epoch›‹n9›", '{"created":‹epoch›,"updated":‹epoch›.‹n6›}', "Set-Cookie: s=‹n9›.‹epoch›; Max-Age=31536000"),
    "identifiers without dashes": filled("req ‹h32›", "urn:uuid:‹uuid›", "/v2/items/‹uuid›/parts/‹uuid›", "X-Amzn-Trace-Id: Root=1-‹h8›-‹h24›", "traceparent: 00-‹h32›-‹h16›-01", "01J‹B23›"),
    "neighbours": rows("Address     HWtype  HWaddress           Iface\n", "‹ip›  ether   ‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2›   eth0"),
    "addresses of networks": filled("‹ip›/24 via ‹ip› dev eth0", "deny tcp ‹ip›(‹d5›) -> ‹ip›(443)", "2a02:‹n4›:‹n4›:‹n4›::‹n4›", "fe80::‹h4›:‹h4›:‹h4›:‹h4›%eth0", "nameservers ‹ip›, ‹ip›", "10.‹byte›.‹byte›.0-10.‹byte›.‹byte›.255"),
    "digests": filled("image@sha256:‹h64›", "resolved \"https://r.example/p.tgz#‹h40›\"", "md5 (a.iso) = ‹h32›", "From ‹h8› to ‹h8›, HEAD is ‹h40›", "--hash=sha256:‹h64›", 'ETag: W/"‹h16›-‹n10›"'),
    "captured frames": _canopen,
    "arrays of numbers": _array,
    "shapes on a map": _geojson,
    "floats of a program": filled("loss 0.‹n16› val 0.‹n16›", "[[‹n1›.‹n8› ‹n1›.‹n8›]\n [‹n1›.‹n8› ‹n1›.‹n8›]]", "x=‹n4›.‹n4› y=‹n4›.‹n4› z=‹n4›.‹n4›", "1.‹n15›E+08", "expected 4.‹n15› got 4.‹n15›", "elapsed 0,‹n15› s"),
    "versions of packages": filled("numpy==1.26.‹n1›\npandas==2.‹n1›.‹n1›\nlxml==5.‹n1›.‹n1›", "KB50‹n5› (OS Build 22631.‹n4›.‹n4›)", "Android 14 / UP1A.231005.007.S901U1UES‹n4›", "driver 31.0.15.‹n4›, BIOS 1.‹n2›.‹n4›", "app 2026.‹n1›.‹n2› (‹n10›)"),
    "browsers": filled("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/13‹n1›.0.‹n4›.‹n3› Safari/537.36", "Mozilla/5.0 (X11; Linux x86_64; rv:1‹n2›.0) Gecko/20100101 Firefox/1‹n2›.0", "iPhone15,3; iOS 18.‹n1›.‹n1›; Scale/3.00; build ‹n8›"),
    "serials of appliances": filled("Dishwasher model SHX‹n5›, serial ‹n4›-‹n6›-‹n4›", "S/N: ‹n2›‹A2›‹n8›, PNC 911‹n6›", "E-Nr. WAU‹n5›/01 FD ‹n4› ‹n6›", "printer serial VNB3‹n6›, page count ‹n6›", "asset tag 000‹n6›, service tag ‹B7›, express code ‹d11›"),
    "goods": filled("EAN 40‹n11›, 3 pcs, ‹money›", "UPC 0 ‹n5› ‹n5› ‹n1›", "ISBN: 978-0-‹n3›-‹n5›-‹n1› arrived torn", "ASIN B0‹B8›, FNSKU X00‹B7›", "GTIN-14 1‹n13›, case of 12", "plu 4011, 4‹n3›, 9‹n4›"),
    "addresses of houses": filled("‹name›\n1‹n3› Elm St Apt ‹n3›\n‹city› ‹n5›-‹n4›", "ship to 4‹n3› N ‹n2›th Ave, ‹city› ‹n5›", "PO Box ‹n5›, ‹city› ‹n5›-‹n4›, route C0‹n2›", "lot 12 block 4, parcel ‹n3›-‹n3›-‹n3›-‹n3›"),
    "lists of parts": rows("Item  P/N             Qty  Drawing\n", "‹i›     ‹n4›-‹n4›-‹n2›   ‹n1›    D‹n6› rev ‹A1›"),
    "records of devices": _device,
    "measures in lines": filled('http_requests_total{code="200",pod="a-‹h8›"} ‹d10› ‹epoch›‹n3›', "weather,site=‹n3› temp=‹n2›.‹n1›,hum=‹n2› ‹epoch›‹n9›", "cpu.0.idle:‹n2›.‹n4›|g\ncpu.1.idle:‹n2›.‹n4›|g", "DevEUI 70B3D5‹H10› FCnt ‹d5› RSSI -1‹n2›"),
    "logs of clusters": filled("I0114 ‹hms›.‹n6›   ‹d5› controller.go:‹n3›] synced ‹n4› objects rv=‹d9›", "pod/web-‹h10›-‹a5› Evicted, uid ‹uuid›", "E0114 ‹hms›.‹n6›       1 leader.go:‹n3›] lease ‹h16› lost after ‹n2›.‹n9›s", "level=warn ts=‹day›T‹hms›.‹n9›Z offset=‹d12› lag=‹d7›"),
    "logs of routers": filled("%ASA-6-302013: Built outbound TCP connection ‹d9› for outside:‹ip›/443 (‹ip›/443)", "kernel: [‹d7›.‹n6›] IN=eth0 SRC=‹ip› DST=‹ip› LEN=60 ID=‹d5› SPT=‹d5› DPT=22 SEQ=‹d10›", "dhcpd: DHCPACK on ‹ip› to ‹h2›:‹h2›:‹h2›:‹h2›:‹h2›:‹h2› via eth‹n1›"),
    "databases": filled("Seq Scan on orders  (cost=0.00..‹d6›.‹n2› rows=‹d8› width=‹n3›) (actual time=0.‹n3›..‹n4›.‹n3› rows=‹d7› loops=1)", "LSN ‹n1›/‹H8›, xid ‹d10›, oid ‹d5›", "Deadlock: process ‹d5› waits for ShareLock on transaction ‹d9›; blocked by process ‹d5›", "ORA-00001 at line ‹n3›, SCN ‹d13›"),
    "masked cards, further": _masked,
    "masked social numbers, further": filled("SSN ***-**-‹n4›", "social on file: xxx-xx-‹n4›", "SSN (last four): ‹n4›", "###-##-‹n4› / DOB **/**/****", "Social ends ‹n4›, claim ‹n10›", '"ssn_last4":"‹n4›","ssn":null'),
    "talk about cards": filled("My card got declined 3 times on ‹usday› for $‹money›.", "Which cards do you take? I ordered ‹n2› items, order ‹n9›.", "The card reader at till ‹n2› shows error ‹n4›", "gift card balance is ‹money›, store ‹n4›", "graphics card RTX 4070, driver 551.‹n2›", "time card for week ‹n2›: ‹n2›.‹n2› h"),
    "talk about codes": filled("Where do I find the CVV? The form wants 3 digits and I only see 16.", "CVV check failed (code N), order ‹n8›, ‹money› USD", "I never got a PIN by mail, it's been ‹n2› days. Ref ‹n8›", "Forgot my PIN, can you send a new one to ‹email›?", "it says \"enter the 4 digit code\" but nothing came, ticket ‹n7›"),
    "talk about social security": filled("Do you need my SSN? I'd rather not send it. Case ‹n9›.", "SSA office, 1‹n3› Main St, window ‹n2›, phone 1-800-772-1213", "my social security benefit is $1,‹n3›.‹n2› as of ‹usday›", "social security payment ref ‹n10› arrived", "SSN field rejects everything, error ‹n5›"),
    "pins of circuits": filled("Pin 14 is 3.3 V, pin 15 GND, pin 16 TX", "GPIO‹n2› (pin ‹n2›) stays high, R‹n3› = 4k7", "24-pin ATX, 8-pin EPS, 12VHPWR", "pin header 2x20, part 61‹n8›", "pinout: 1=VCC 2=GND 3=SDA 4=SCL"),
    "pins of places": filled("deliver to Pune, Pin 411‹n3›", "PIN Code - 600 ‹n3›, Chennai, Mob. +91 ‹d5› ‹n5›", "parcel PIN: 14-‹n3›-‹n2›-‹n3›-‹n4› (county)", "map pin 37.‹n6›,-122.‹n6›", "property index number (PIN) ‹n2›-‹n2›-‹n3›-‹n3›-‹n4›"),
    "one-time codes": filled("‹n6› is your verification code", "Your login code: ‹n3›-‹n3›", "G-‹n6› is your code, it never arrived in time", "coupon code SAVE‹n2›-‹n4›", "Fehlercode ‹n4›-‹n4›", "door code for locker ‹n2›: see mail ‹n7›"),
    "ends of other things": filled("domain expires ‹usday›", "milk exp 0‹n1›-27 lot ‹n6›", "passport valid until ‹euday›", "membership exp. 12/27, member ‹n8›", "SSL cert expiry 2027-03-14, serial ‹H16›", "warranty thru 09/28 on unit ‹n8›"),
    "sums": filled("Total: 4.‹n3›.‹n3›,‹n2› €", "$1,‹n3›,‹n3›.‹n2› + $‹money› = ?", "¥‹n1›,‹n3›,‹n3› / ₩‹n2›,‹n3›,‹n3›", "Rs. 12,‹n2›,‹n3›.00", "‹money› 4,‹n3›.‹n2› 5,‹n3›.‹n2› 6,‹n3›.‹n2›", "CHF 4'‹n3›'‹n3›.‹n2›"),
    "cheques and wires": filled("check # ‹n4› for $‹money›, cleared ‹usday›", "⑆0‹n8›⑆ ‹n10›⑈ ‹n4›", "Fed ref 20260114MMQFMP‹n2›00‹n4›, OMAD ‹n8›", "ACH trace 09100001‹n7›, company id 1‹n9›", "routing 0‹n8› acct ending ‹n4›", "BSB ‹n3›-‹n3› acct ‹n9›"),
    "company numbers": filled("EIN: ‹n2›-‹n7›, state id ‹n3›-‹n4›-‹n3›", "USt-IdNr. DE‹n9›, HRB ‹n6›", "ABN ‹n2› ‹n3› ‹n3› ‹n3›", "W-9 from vendor ‹n7›, DUNS ‹n9›", "CIF B‹n8›, EORI ESB‹n8›"),
    "claims and policies": filled("Claim 0‹n2›-‹n7›-‹n2›, adjuster ext ‹n4›", "Policy HO-‹n4›-‹n6›, premium $‹money›", "Medicare 1EG4-TE5-MK‹n2›", "Group 0‹n6›, Rx BIN 610‹n3›, PCN ‹n8›", "auth# ‹n10› CPT ‹n5› x2 on ‹usday›"),
    "utilities": filled("Meter no. 1‹n8› reads ‹n5› kWh", "Account 1‹n3›-‹n4›-‹n3›, service pt ‹d11›", "gas m3 ‹n4›.‹n3› -> ‹n4›.‹n3›", "outage ticket ‹n9›, transformer ‹n5›-‹n2›", "water bill ‹n6›-‹n6›, due ‹usday›"),
    "journeys": filled("flight UA ‹n4› conf ‹B6›, ticket 016‹n10›", "Bahn Auftrag ‹n12›, Zug ICE ‹n3›, Wagen 12 Platz ‹n2›", "hotel res ‹n8›/‹n2›, room 1‹n3›, 3 nights", "rental agreement ‹n9›, odo ‹n6› out / ‹n6› in", "Known Traveler ‹A2›‹n7›, Skywards 00‹n9›"),
    "cars": filled("VIN 5YJ3E1EA7KF‹n6›", "tyre 225/45 R17 94W DOT ‹n4›", "OBD P0‹n3›, P0‹n3›, U‹n4›; 41 0C ‹H2› ‹H2›", "toll tag 0‹n10›, plate ‹A3› ‹n4›"),
    "games": filled("W 21-14 21-19, L 18-21 22-20, 4-1-1", "bingo B4 I16 N‹n2› G‹n2› O‹n2›", "5 3 . | . 7 . | . . .\n6 . . | 1 9 5 | . . .\n. 9 8 | . . . | . 6 .", "seed ‹d19›, score 4,‹n3›,‹n3›", "friend code SW-‹n4›-‹n4›-‹n4›", "1-3-5-7-9-11-13-15-17-19"),
    "machines": filled("N10 G1 X‹n2›.‹n3› Y‹n2›.‹n3› F1200\nN20 G2 X‹n2›.‹n3› I‹n1›.‹n3›", "resistors 470 1000 2200 4700 10000", "PID 4.‹n3› 0.‹n3› 12.‹n2›, setpoint ‹n4›", "chr7:140‹n6›-140‹n6›, rs‹d8›"),
    "timetables of programs": filled("*/15 0-6 1,15 * 1-5 backup", "^\\d{4}-\\d{4}-\\d{4}-\\d{4}$ rejects my input", "retry 1 2 4 8 16 32 64 128 256 512", "RRULE:FREQ=WEEKLY;UNTIL=‹ymd›T000000Z;COUNT=52", "chmod 0644 0755; umask 0022; ulimit 65536 4096"),
    "pages and styles": filled('<rect x="‹n3›" y="‹n3›" width="‹n4›" height="‹n4›"/>', ".a{margin:4px 8px 16px 32px;color:#‹n6›;transition:.25s}", "id=\"post-‹d10›\" data-pid='‹d12›' data-rank=4", "srcset=\"a-480.jpg 480w, a-960.jpg 960w, a-1920.jpg 1920w\"", "&#‹d5›;&#‹d5›; rgba(45,‹n2›,‹n2›,0.5)"),
    "constants": filled("INT_MAX = 2147483647, INT_MIN = -2147483648", "if (x == 0xDEADBEEF || n > 4294967295)", "Number.MAX_SAFE_INTEGER + 2 = 9007199254740992", "mask 11111111.11111111.11110000.00000000", "1e16 prints 10000000000000000", "seed(‹d9›); rand() -> ‹d10›"),
    "data in letters": filled("src=\"data:image/gif;base64,R0lGODlhAQABAIAAAP‹b40›\"", "token ‹b43›= expired", "whsec_‹b32›, key_id ‹d9›", "nonce=\"‹b22›==\"", "eyJ‹b30›.eyJ‹b60›.‹b43›"),
    "heads of mails": filled("Message-ID: <CA‹b20›+‹b12›=‹b8›@mail.example>\nX-Mailer: 16.0.‹n5›.‹n5›", "DKIM-Signature: v=1; a=rsa-sha256; t=‹epoch›; x=‹epoch›; bh=‹b43›=; b=‹b60›", "Received: from m‹n2›.example (‹ip›) by mx‹n1› with ESMTPS id ‹h10›-‹h16›.‹n2›", "Content-Type: multipart/mixed; boundary=\"000000000000‹h16›\"", "X-MS-Exchange-CrossTenant-Id: ‹uuid›"),
    "addresses of pages": filled("https://x.example/p?gclid=Cj0‹b40›&utm_id=‹d11›", "https://maps.example/@40.‹n7›,-73.‹n7›,17z", "https://x.example/status/1‹n18›", "https://x.example/a%20b%2F‹n4›-‹n4›.html?v=‹epoch›", "https://x.example/groups/‹d15›/posts/1‹n15›/"),
    "things in clouds": filled("projects/‹d12›/secrets/a/versions/‹n2›", "sg-0‹h16›, subnet-0‹h16›, acct 1‹n11›", "gs://b-‹d12›/part-00‹n3›-‹uuid›.parquet", "ticket ZD-‹d7›, org ‹d14›, requester ‹d14›", "build ‹d18› failed, job ‹d11›"),
    "chains": filled("tx 0x‹h64› at block ‹d8›, gas ‹d6›, nonce ‹n3›", "bc1q‹a38› got 0.‹n8› BTC", "wei 1‹n18›", "contract 0x‹h40›, tokenId ‹d20›‹n10›"),
    "keys of recovery": _bitlocker,
    "keys of programs": filled("Product key ‹B5›-‹B5›-‹B5›-‹B5›-‹B5›", "activation id ‹n7›-‹n7›-‹n7›-‹n7›-‹n7›-‹n7›-‹n7›-‹n7›-‹n7›", "LPA:1$rsp.example$‹B4›-‹B4›-‹B4›-‹B4›", "WPS ‹n4›-‹n4›, SSID Home-‹n4›", "licence file #‹n5›-‹n6›-‹n4›, seats 12"),
    "dates in other digits": _other_digits,
    "figures of years": filled("2021: 4,‹n3› 2022: 4,‹n3› 2023: 5,‹n3› 2024: 5,‹n3›", "1998-2002, 2004-2010, 2012-2026", "4000 4100 4200 4300 rpm", "FY24 ‹n4› FY25 ‹n4› FY26 ‹n4›", "5000/5050/5100/5150 MHz"),
    "terminals without cards": filled("TID ‹n8› MID ‹n12› BATCH ‹n3› STAN ‹n6› RC 05", "RRN ‹n12› AUTH ‹n6› TVR 0000008000 AID A0000000031010", "BIN 4‹n5› is blocked for 3DS", "settlement ‹ymd›-‹n4›: 42 tx, ‹d4›.‹n2› USD", "DE11=‹n6› DE37=‹n12› DE38=‹n6› DE39=00"),
    "long references, labelled": filled("order number 1‹n15›", "tracking number: 7‹n15›", "invoice reference 8‹n15›", "transaction id 1‹n3›-‹n4›-‹n4›-‹n4›", "serial number 0‹n3› ‹n4› ‹n4› ‹n4›", "case number ‹d9›, ticket ‹d9›"),
    "measures of things": filled("pallet 120 x 80 x ‹d3› cm, 4 boxes of 12, ‹d3› kg", "‹n1› 1/2 x ‹n1› 3/8 x 1 1/4 in", "lens 24-70 f/2.8, 1/‹n3› s, ISO ‹d4›", "BP 128/82, pulse 64, 98.‹n1› F, 5'11\"", "mix 4:1:1, 350 F, 45-50 min", "IP67, -40...+85 C, 4-20 mA, 12/24 V"),
    "tickets of other systems": any_of(rows("id,created,agent,first_reply_s,csat\n", "‹d7›,‹epoch›,‹d9›,‹n4›,‹n1›"), rows("Queue   Calls  Avg   Max\n", "7‹n3›    ‹n4›   ‹n3›   ‹n4›")),
}  # fmt: skip
