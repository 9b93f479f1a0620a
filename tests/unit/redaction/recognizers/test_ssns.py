"""Social security numbers by SSA's rules; nothing of them is kept."""

import pytest

from redaction.engine import Engine
from redaction.policy import Policy


@pytest.mark.parametrize(
    "text",
    [
        "536-90-4399",
        "my ssn 536904399",
        "SSN536904399",
        "536904399 is my social",
        "ssn 53690-4399",
        "ssn 5 3 6 9 0 4 3 9 9",
        "ssn: 536–90–4399",
        "ssn 536-90-\n> 4399",
        "ID: 536-90-4399",
        "The tax ID on three invoices is 536-90-4399, my SSN",
        "ID is 536-90-4399, which is my own social security number",
        "/people/536-90-4399/edit",
        "W9_536-90-4399.pdf",
        "REF*SY*536904399~",
        '{"customer_ssn": 536904399}',
        "SSN;Name\n536904399;Ann",
        "name,ssn\nAnn,536904399\nBob,536904399",
        "ssn is five three six nine zero four three nine nine",
        "ssn is five three six dash nine zero dash four three nine nine",
        "my ssn is fem tre sex nio noll fyra tre nine nine",
        "SSN first 5: 53690 - last 4: 4399",
        "Ann Lee, 536904399 <= SSN, 03/19/1971",
        "FORM SS-5 item 10: number previously assigned: 536904399",
        "PID|1||12345^^^MRN||LEE^ANN||19800101|F|||||||||||536904399",
        "INSERT INTO people (name, ssn) VALUES ('Ann', '536904399');",
        "5SN 536 90 4399",
        "carl,536-90-4399,800-555-0892",
        "my social is 5369._0_*4399",
        f"My SSN, which I only send because {'your colleague promised me that ' * 6}it is safe: 536904399",
    ],
)
def test_what_is_removed(engine: Engine, text: str) -> None:
    redacted = str(engine.redact(text).text)
    assert "[SSN removed]" in redacted
    assert "4399" not in redacted
    assert "nine nine" not in redacted


@pytest.mark.parametrize(
    "text",
    [
        "000-12-3456",
        "666-12-3456",
        "912-70-3456",
        "536-00-4399",
        "536-90-0000",
        "536904399",
        "ticket 536904399",
        "part number 536-90-4399",
        "AB-536-90-4399",
        "+1 536-90-43991",
        "ssn: ***-**-4399",
        "94110-4399",
        "social media 536904399",
        "SSN is required",
        "Part no.\tText\tQty\n536-90-4399\tgasket\t2\n663-24-6382\tscrew M6x20\t12",
        "SKU,Name\n536-90-4399,gasket",
        "Part Number   Text\n536-90-4399   gasket",
        "CAS No. 536-90-4399",
        "ssn on file, group 792801014",
        "238 device LK20KW1812 was swapped, customer ssn:",
        "RECIPIENT'S TIN\nAustin TX 24110-4399",
        "SSN\tCity\tZIP+4\n24110-4399",
        "SSN is on file, refer to the number 2026/48014",
        "SSN\n30-5548795",
        "select ssn\n13778\n\n3 rows in set (0.0314 sec)",
        "Your social security number is needed.\nEmployer identification number\n5 3 6 9 0 4 3 9 9",
    ],
)
def test_what_stays(engine: Engine, text: str) -> None:
    assert str(engine.redact(text).text) == text


@pytest.mark.parametrize("parcel", ["RA407800259US", "parcel RA407800259US arrived", "CP123456785DE"])
def test_the_number_of_a_parcel_below_one(engine: Engine, parcel: str) -> None:
    assert str(engine.redact(f"my ssn is 536-90-4399\n{parcel}").text) == f"my ssn is [SSN removed]\n{parcel}"


def test_a_name_that_has_its_own_number_below_says_nothing_of_the_one_above(engine: Engine) -> None:
    redacted = engine.redact("Reno NV 89501-4399\nSTUDENT'S TIN\n536-90-4399").text
    assert str(redacted) == "Reno NV 89501-4399\nSTUDENT'S TIN\n[SSN removed]"


def test_a_parcel_s_number_below_one_stays(engine: Engine) -> None:
    redacted = engine.redact("customer ssn: 536-90-4399\n[2026-01-25 23:36:07] track RA030073403US").text
    assert str(redacted) == "customer ssn: [SSN removed]\n[2026-01-25 23:36:07] track RA030073403US"


def test_a_taxpayer_number_on_request(engine: Engine) -> None:
    text = "my itin is 912-70-3456"
    assert str(engine.redact(text).text) == text
    assert str(Engine(Policy(itin=True)).redact(text).text) == "my itin is [ITIN removed]"
