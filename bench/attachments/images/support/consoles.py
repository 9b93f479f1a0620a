"""Developers' windows: consoles, editors, tools of browsers."""

from __future__ import annotations

from html import escape
from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Page
from bench.attachments.images.marked import mark
from bench.attachments.images.support.style import code, expiry, page, pairs, small

_KEYS: Final = (
    "cvv",
    "cvc",
    "cvv2",
    "security_code",
    "securityCode",
    "card_cvc",
    "cardCvv",
    "cvn",
    "cid",
    "card[cvc]",
)
_DARK: Final = "body{background:#1e1e1e;color:#d4d4d4}pre{margin:12px;font:inherit;line-height:1.5}.s{color:#ce9178}.k{color:#9cdcfe}.n{color:#b5cea8}.c{color:#6a9955}.l{color:#858585}"


def _key(numbers: Numbers) -> str:
    return numbers.random.choice(_KEYS)


def _date(numbers: Numbers) -> str:
    return mark(
        "date",
        f"2026-{numbers.random.randint(1, 12):02d}-{numbers.random.randint(1, 28):02d}T{numbers.random.randint(0, 23):02d}:{numbers.d(1)}4:0{numbers.d(1)}.{numbers.d(3)}Z",
    )


def tree(numbers: Numbers) -> str:
    """A body in a browser's network panel, in colours."""
    rows = (
        ("number", numbers.card(""), "s"),
        (_key(numbers), code(numbers), "s"),
        ("exp", expiry(numbers), "s"),
        ("orderId", mark("order number", numbers.d(10)), "n"),
        ("amount", small(numbers, "amount", 5), "n"),
        ("status", small(numbers, "status"), "n"),
        ("imei", numbers.imei(), "s"),
        ("ssn", numbers.ssn(), "s"),
        ("ts", mark("epoch", f"17{numbers.d(11)}"), "n"),
    )
    body = "\n".join(
        f"  <span class=k>{name}</span>: <span class={kind}>{f'&quot;{value}&quot;' if kind == 's' else value}</span>"
        for name, value, kind in rows
    )
    return page(numbers, _DARK, f"<pre>&#9662; Request Payload\n{body}</pre>", mono=True, sizes=(12, 13, 14))


def curl(numbers: Numbers) -> str:
    """A command in a terminal and its answer."""
    return page(numbers, "body{background:#000;color:#33ff66}pre{margin:12px;font:inherit}", f"""<pre>$ curl -X POST https://api.example.com/charge \\
  -d number={numbers.card("")} \\
  -d {_key(numbers)}={code(numbers)} -d exp={expiry(numbers)}
HTTP/1.1 {small(numbers, "status")} Payment Required
X-Request-Id: {small(numbers, "request", 12)}
{{"error":"card_declined","code":{small(numbers, "error")},"order":"{numbers.order()}"}}
$ date
{_date(numbers)}
$ _</pre>""", mono=True, sizes=(12, 13, 14))  # fmt: skip


def log(numbers: Numbers) -> str:
    """Lines of a log with levels in colours."""
    lines = (
        f"<span class=n>INFO</span>  [{_date(numbers)}] order={numbers.order()} session={small(numbers, 'session', 9)}", f"<span class=s>WARN</span>  [{_date(numbers)}] pan={numbers.card('')} {_key(numbers)}={code(numbers)}",
        f"<span class=n>INFO</span>  [{_date(numbers)}] took {small(numbers, 'duration')} ms, {small(numbers, 'bytes', 5)} bytes, port {small(numbers, 'port', 4)}", f"<span class=s>ERROR</span> [{_date(numbers)}] applicant ssn={numbers.ssn()} rejected",
        f"<span class=n>INFO</span>  [{_date(numbers)}] imei {numbers.imei()} ip {numbers.address()}", f"<span class=n>INFO</span>  [{_date(numbers)}] masked {numbers.masked()}",
    )  # fmt: skip
    return page(numbers, _DARK, f"<pre>{chr(10).join(lines)}</pre>", mono=True, sizes=(12, 13))


def editor(numbers: Numbers) -> str:
    """Code with line numbers and colours."""
    lines = (
        "<span class=c># TODO remove test data</span>", f"card = <span class=s>&quot;{numbers.card(numbers.random.choice(('', ' ')))}&quot;</span>", f"{numbers.random.choice(('cvv', 'cvc', 'security_code', 'CVV'))} = <span class=s>&quot;{code(numbers)}&quot;</span>", f"TIMEOUT = <span class=n>{small(numbers, 'timeout')}</span>",
        f"order_id = <span class=n>{mark('order number', numbers.d(10))}</span>", f"ssn = <span class=s>'{numbers.ssn()}'</span>", f"PHONE = <span class=s>'{numbers.phone()}'</span>", f"assert response.status == <span class=n>{small(numbers, 'status')}</span>",
    )  # fmt: skip
    body = "\n".join(
        f"<span class=l>{number:4d}</span>  {line}"
        for number, line in enumerate(lines, numbers.random.randint(1, 240))
    )
    return page(numbers, _DARK, f"<pre>{body}</pre>", mono=True, sizes=(12, 13, 14))


def markup(numbers: Numbers) -> str:
    """XML of a payment."""
    lines = (
        "<Payment>",
        f"  <Amount>{small(numbers, 'amount', 4)}</Amount>",
        f"  <CardNumber>{numbers.card('')}</CardNumber>",
        f"  <{(tag := numbers.random.choice(('CVV', 'CVV2', 'SecurityCode', 'CardSecurityCode', 'Cvc')))}>{code(numbers)}</{tag}>",
        f"  <Expires>{expiry(numbers)}</Expires>",
        f"  <OrderRef>{numbers.order()}</OrderRef>",
        f"  <Merchant>{small(numbers, 'merchant', 8)}</Merchant>",
        f"  <Created>{_date(numbers)}</Created>",
        "</Payment>",
    )
    return page(
        numbers,
        "pre{margin:12px;font:inherit}",
        f"<pre>{chr(10).join(line.replace('<', '&lt;') for line in lines)}</pre>",
        mono=True,
        sizes=(12, 13, 14),
    )


def panel(numbers: Numbers) -> str:
    """Form data as a browser lists them: a grey name, then the value."""
    rows = (
        ("card_number:", numbers.card("")),
        (f"{_key(numbers)}:", code(numbers)),
        ("exp_month:", numbers.d(2)),
        ("amount:", small(numbers, "amount", 5)),
        ("order:", numbers.order()),
        ("tax_id_ssn:", numbers.ssn(numbers.random.choice(("", "-")))),
        ("phone:", numbers.phone()),
        ("content-length:", small(numbers, "bytes")),
    )
    return page(
        numbers,
        ".p{padding:3px 16px}.k{color:var(--muted);font-weight:bold;margin-right:8px}",
        f"<p style='margin:12px 16px'>&#9662; Form Data</p>{pairs(rows)}",
        mono=numbers.random.random() < 0.5,
        sizes=(12, 13),
    )


def grid(numbers: Numbers) -> str:
    """A table in a client of a database, in the lines of its shell."""
    rows = [
        (
            small(numbers, "id", 4),
            numbers.card16(""),
            code(numbers),
            numbers.ssn(""),
            small(numbers, "status"),
            _date(numbers),
        )
        for _ in range(3)
    ]
    line = "+------+------------------+------+-----------+--------+--------------------------+"
    body = "\n".join(
        f"| {a} | {b} | {c}{' ' * (4 - len(c) + len(mark('code', '')))} | {d} | {e}    | {f} |"
        for a, b, c, d, e, f in rows
    )
    return page(
        numbers,
        _DARK,
        f"<pre>mysql&gt; select * from cards;\n{line}\n| id   | card_number      | cvv  | ssn       | status | created                  |\n{line}\n{body}\n{line}\n3 rows in set</pre>",
        mono=True,
        sizes=(12, 13),
    )


def diff(numbers: Numbers) -> str:
    """Lines in red and green."""
    css = "pre{margin:0;padding:1px 12px;font:inherit}.a{background:#22863a33}.d{background:#b3202033}"
    lines = (
        ("d", f"-  &quot;card&quot;: &quot;{numbers.card('')}&quot;,"),
        ("a", f"+  &quot;card&quot;: &quot;{numbers.masked()}&quot;,"),
        ("d", f"-  &quot;{_key(numbers)}&quot;: &quot;{code(numbers)}&quot;,"),
        ("", f"   &quot;order&quot;: &quot;{numbers.order()}&quot;,"),
        ("d", f"-  &quot;ssn&quot;: &quot;{numbers.ssn()}&quot;,"),
        ("a", f"+  &quot;retries&quot;: {small(numbers, 'retries')},"),
        ("", f"@@ -{small(numbers, 'line')},7 +{small(numbers, 'line')},7 @@"),
    )
    return page(
        numbers,
        css,
        "".join(f"<pre class='{kind}'>{text}</pre>" for kind, text in lines),
        mono=True,
        sizes=(12, 13, 14),
    )


def trace(numbers: Numbers) -> str:
    """An error with its places in the code; nothing has to go."""
    lines = (
        f"Traceback at {_date(numbers)}",
        f'  File "/srv/app/pay.py", line {small(numbers, "line")}, in charge',
        f'  File "/srv/app/http.py", line {small(numbers, "line", 4)}, in post',
        f"HTTPError: {small(numbers, 'status')} for order {numbers.order()}",
        f"request id {mark('request', numbers.d(16))}",
        f"pid {small(numbers, 'pid', 5)} thread {mark('thread', numbers.d(15))}",
        f"peer {numbers.address()}:{small(numbers, 'port', 5)}",
        f"span {mark('span', numbers.d(19))} in {small(numbers, 'duration')} ms",
    )
    return page(
        numbers, _DARK, f"<pre>{escape(chr(10).join(lines), quote=False)}</pre>", mono=True, sizes=(12, 13)
    )


def metrics(numbers: Numbers) -> str:
    """Telemetry of devices as JSON; nothing has to go."""
    lines = (
        "{",
        f'  "imei": "{numbers.imei()}",',
        f'  "iccid": "{mark("iccid", f"8901{numbers.d(15)}")}",',
        f'  "epoch": {mark("epoch", f"17{numbers.d(11)}")},',
        f'  "code": {small(numbers, "reason")},',
        f'  "lat": {mark("latitude", f"{numbers.d(2)}.{numbers.d(6)}")}, "lon": -{mark("longitude", f"{numbers.d(2)}.{numbers.d(6)}")},',
        f'  "serial": "{numbers.serial()}", "fw": "{mark("version", f"{numbers.d(1)}.{numbers.d(2)}.{numbers.d(3)}")}",',
        f'  "counter": {mark("counter", numbers.d(9))}',
        "}",
    )
    return page(
        numbers,
        "pre{margin:12px;font:inherit}",
        f"<pre>{chr(10).join(lines)}</pre>",
        mono=True,
        sizes=(12, 13, 14),
    )


PAGES: Final = (
    Page("console: payload", (480, 260), tree),
    Page("console: curl", (640, 220), curl),
    Page("console: log", (860, 150), log),
    Page("console: editor", (480, 200), editor),
    Page("console: XML", (480, 220), markup),
    Page("console: form data", (460, 240), panel),
    Page("console: database shell", (760, 200), grid),
    Page("console: diff", (480, 190), diff),
    Page("console: trace", (620, 200), trace),
    Page("console: telemetry", (520, 220), metrics),
)
