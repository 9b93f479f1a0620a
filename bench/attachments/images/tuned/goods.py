"""What sticks on goods and comes with them: labels of parcels and devices, an invoice, an order's page."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark
from bench.redaction.corpus import numbers as issued


def _bars(canvas: Canvas, numbers: Numbers, left: float, top: float, width: float, height: float) -> None:
    """Something like a bar code."""
    x = left
    while x < left + width:
        thick = numbers.random.choice((1, 1, 2, 3))
        canvas.panel((x, top, thick, height), canvas.look.ink)
        x += thick + numbers.random.choice((1, 2, 3))


def _iban(numbers: Numbers) -> str:
    """A German one, with its check digits (ISO 13616)."""
    account = numbers.d(18)
    whole = f"DE{98 - int(account + '131400') % 97:02d}{account}"
    return " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def device_label(canvas: Canvas, numbers: Numbers) -> None:
    """The numbers of a phone, of 12 to 32 digits, some with a right check digit."""
    iccid = issued.with_prefix(numbers.random, "8901", 20)
    rows = (
        ("IMEI/MEID", numbers.imei()),
        ("IMEI2", numbers.imei()),
        ("(S) Serial No.", numbers.serial()),
        ("ICCID", mark("iccid", iccid)),
        ("EID", mark("eid", f"8904{numbers.d(28)}")),
        ("UPC", mark("upc", f"{numbers.d(1)} {numbers.d(5)} {numbers.d(5)} {numbers.d(1)}")),
    )
    canvas.write(20, 12, "Phone 12, Black, 128 GB", 14, "arial bold")
    canvas.write(20, 34, f"Part No. MX{numbers.d(3)}LL/A   Model A{numbers.d(4)}", 11)
    for at, (word, value) in enumerate(rows):
        y = 58 + 46 * at
        canvas.write(20, y, f"{word} {value}", 12, numbers.random.choice(("arial", "condensed")))
        _bars(canvas, numbers, 20, y + 17, 300, 20)


def parcel_label(canvas: Canvas, numbers: Numbers) -> None:
    """From, to, and a long number below bars."""
    ink = canvas.look.ink
    canvas.panel((10, 10, 380, 560), None, ink)
    canvas.write(24, 20, "PRIORITY MAIL 2-DAY", 18, "arial bold")
    canvas.rule(10, 52, 390, 52)
    canvas.write(24, 62, f"Northwind Traders  {numbers.phone()}", 11)
    canvas.write(24, 78, f"418 Harbor St, Dallas TX {numbers.zip_code()}", 11)
    canvas.write(24, 120, "SHIP TO:", 12, "arial bold")
    for at, line in enumerate(("DEVON WRIGHT", "2207 ELM COURT APT 14", f"TULSA OK {numbers.zip_code()}")):
        canvas.write(90, 120 + 20 * at, line, 15)
    canvas.rule(10, 200, 390, 200)
    canvas.write(24, 210, "USPS TRACKING #", 12, "arial bold")
    _bars(canvas, numbers, 40, 234, 320, 90)
    tracking = f"9405 5{numbers.d(3)} {numbers.d(4)} {numbers.d(4)} {numbers.d(4)} {numbers.d(2)}"
    canvas.write(60, 334, mark("tracking number", tracking), 15)
    canvas.rule(10, 366, 390, 366)
    canvas.write(24, 376, f"REF 1: {numbers.order()}", 12)
    canvas.write(24, 396, f"INV: {numbers.invoice()}   DATE: {numbers.date()}", 11)
    canvas.write(24, 416, f"PO: {numbers.d(10)}   DEPT: {numbers.d(3)}   WT: 2 LB", 11)
    canvas.write(
        24,
        446,
        f"TRACKING #: 1Z {numbers.d(3)} {numbers.d(3)} {numbers.d(2)} {numbers.d(4)} {numbers.d(4)}",
        12,
    )
    canvas.write(
        24,
        476,
        mark("parcel number", f"(00) {numbers.d(1)} {numbers.d(7)} {numbers.d(9)} {numbers.d(1)}"),
        13,
    )
    canvas.write(24, 506, mark("parcel number", f"(420) {numbers.d(5)}  (92) {numbers.d(22)}"), 11)
    canvas.write(24, 536, f"RMA {numbers.ticket()}", 12)


def invoice(canvas: Canvas, numbers: Numbers) -> None:
    """A head with numbers in two columns, items, and how it was paid."""
    look = canvas.look
    canvas.write(24, 18, "INVOICE", 24, "arial bold")
    head = (
        *(("Invoice no.", numbers.invoice()), ("Date", numbers.date()), ("Customer no.", numbers.account())),
        *(
            ("Purchase order", numbers.order()),
            ("Phone", numbers.phone()),
            ("Tax ID (EIN)", f"{numbers.d(2)}-{numbers.d(7)}"),
        ),
    )
    for at, (word, value) in enumerate(head):
        x, y = 24 + 340 * (at % 2), 64 + 22 * (at // 2)
        canvas.write(x, y, word, 12, "arial", look.muted)
        canvas.write(x + 110, y, value, 12)
    canvas.panel((24, 140, 660, 24), look.panel)
    for x, word in ((30, "SKU"), (150, "Description"), (390, "Qty"), (440, "Unit"), (560, "Amount")):
        canvas.write(x, 145, word, 12, "arial bold")
    for row in range(5):
        y = 172 + 24 * row
        values = (numbers.d(8), f"Cable kit {numbers.d(3)}", numbers.d(2), numbers.amount(), numbers.amount())
        for x, value in zip((30, 150, 390, 440, 560), values, strict=True):
            canvas.write(x, y, value, 12)
    canvas.write(440, 300, "Total", 13, "arial bold")
    canvas.write(560, 300, numbers.amount(), 13, "arial bold")
    if numbers.random.random() < 0.5:
        canvas.write(24, 300, f"Paid by Visa {numbers.masked()}", 12)
    else:
        canvas.write(24, 300, f"Paid by card {numbers.card16()} {numbers.expiry()}", 12)
    canvas.write(24, 326, f"IBAN {mark('iban', _iban(numbers))}", 11)
    canvas.write(
        24, 344, f"Routing {numbers.d(9)}   Account {numbers.d(12)}   Remit to ZIP {numbers.zip_code()}", 11
    )


def order_page(canvas: Canvas, numbers: Numbers) -> None:
    """A shop's page about past orders."""
    look = canvas.look
    canvas.write(20, 14, "Your orders", 20, "dejavu bold")
    for at in range(3):
        y = 52 + 96 * at
        canvas.panel((20, y, 640, 84), look.paper, look.line, 8)
        canvas.panel((20, y, 640, 36), look.panel, look.line, 8)
        for x, (word, value) in zip(
            (34, 190, 300, 450),
            (("ORDER PLACED", numbers.date()), ("TOTAL", numbers.amount()), ("SHIP TO ZIP", numbers.zip_code()), ("ORDER #", numbers.order())),
            strict=True,
        ):  # fmt: skip
            canvas.write(x, y + 4, word, 9, "dejavu", look.muted)
            canvas.write(x, y + 18, value, 11, "dejavu")
        canvas.write(34, y + 44, f"Track package {numbers.tracking()}", 12, "dejavu", look.accent)
        canvas.write(34, y + 64, f"Paid with {numbers.masked()}   Return {numbers.ticket()}", 11, "dejavu")


LAYOUTS: Final = (
    Layout("device label", (420, 340), device_label),
    Layout("parcel label", (400, 580), parcel_label),
    Layout("invoice", (710, 370), invoice),
    Layout("order page", (680, 345), order_page),
)
