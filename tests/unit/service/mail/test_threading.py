"""Replies find their ticket, and nobody speaks there who doesn't take part."""

from datetime import UTC, datetime

import pytest

from redaction.raw import Raw
from service.desk import Desk
from service.requests import Requests
from storage.codes import Automatic, Failure, Held, MessageKind, Status
from storage.views import Message
from tests.unit.service.conftest import QUEUES, House
from tests.unit.service.mail.conftest import ADDRESSING, AUTHSERV, Postbox, started, written

REPLY = ADDRESSING.reply_address("support@localhost", 1) or ""
OURS = ADDRESSING.message_id(1, 1, datetime(2026, 1, 1, tzinfo=UTC))
PROVED = f"Authentication-Results: {AUTHSERV}; spf=pass; dmarc=pass (p=none) header.from=example.com\r\n"


async def taken(postbox: Postbox, content: bytes, to: str = "support@localhost", **more: str) -> None:
    assert (await postbox.send(content, to=(to,), **more))[0] == 250


async def opened(postbox: Postbox, **values: str) -> None:
    await taken(postbox, written(**values))


async def last(house: House, number: int = 1) -> Message:
    return (await house.ticket(number)).messages[-1]


async def agent(house: House) -> int:
    email, name = await house.redactor.texts([Raw("ada@example.com"), Raw("Ada Agent")])
    async with house.database.write() as transaction:
        return await transaction.people.create_agent(email, name)


async def test_a_reply_to_the_tokens_address_lands_on_its_ticket(house: House, postbox: Postbox) -> None:
    await opened(postbox)
    await taken(postbox, written("Still burning."), REPLY.upper())
    message = await last(house)
    assert (message.body.text, message.kind) == ("Still burning.", MessageKind.REPLY_REQUESTER)
    assert message.arrival is not None
    assert (message.arrival.held, message.arrival.author_email) == (None, None)
    assert (await house.counts())[0] == 1
    assert await house.pending() == 1  # the receipt of the ticket; a reply gets none


@pytest.mark.parametrize("field", ["In-Reply-To: {0}\r\n", "References: <a@b> {0}\r\n <c@d>\r\n"])
async def test_a_reply_to_our_message_id_lands_on_its_ticket(
    house: House, postbox: Postbox, field: str
) -> None:
    await opened(postbox)
    await taken(postbox, written("Still burning.", more=field.format(OURS)))
    assert (await last(house)).body.text == "Still burning."


async def test_doors_without_an_envelope_find_the_token_in_the_fields(house: House, postbox: Postbox) -> None:
    await opened(postbox)
    await taken(postbox, written("Still burning.", to=f"Support <{REPLY}>"))
    assert (await last(house)).body.text == "Still burning."


async def test_a_number_in_a_subject_is_only_a_hint(house: House, postbox: Postbox) -> None:
    await opened(postbox)
    await taken(postbox, written("Me too.", subject="Re: Printer on fire [ticket 1]"))
    await taken(postbox, written("Me three.", subject="Re: Printer on fire [ticket 77]"))
    assert len((await house.ticket(1)).messages) == 1
    assert [(await house.ticket(number)).mail.related for number in (1, 2, 3)] == [None, 1, None]


@pytest.mark.parametrize("proof", ["token", "id"])
async def test_a_strangers_reply_waits_for_an_agents_yes(house: House, postbox: Postbox, proof: str) -> None:
    await opened(postbox)
    content = written(
        "Let me in.", sender="mallory@example.net", name="Mallory", more=f"In-Reply-To: {OURS}\r\n"
    )
    if proof == "token":
        await taken(postbox, content.replace(b"In-Reply-To", b"X-Nothing"), REPLY)
    else:
        await taken(postbox, content)
    message = await last(house)
    assert message.arrival is not None
    assert message.arrival.held is Held.STRANGER
    assert str(message.author_name) == "Mallory"
    assert str(message.arrival.author_email) == "mallory@example.net"
    public = await Requests(house.database).show(1)
    assert public is not None
    assert [str(shown.body) for shown in public.messages] == ["It burns."]

    desk, by = Desk(house.database, house.intake(), QUEUES), await agent(house)
    await desk.accept(1, message.id, by)
    public = await Requests(house.database).show(1)
    assert public is not None
    assert [str(shown.body) for shown in public.messages] == ["It burns.", "Let me in."]
    await taken(postbox, content.replace(b"Let me in.", b"Once more."), REPLY)
    again = await last(house)
    assert again.arrival is not None
    assert again.arrival.held is None


async def test_who_was_copied_takes_part_once_an_agent_confirms_it(house: House, postbox: Postbox) -> None:
    await opened(
        postbox, more="Cc: Carl <carl@example.org>, support@localhost, 4111111111111111@x.example\r\n"
    )
    ticket = await house.ticket(1)
    assert [(str(one.email), one.confirmed) for one in ticket.mail.participants] == [
        ("carl@example.org", False)
    ]
    carl = written("Carl here.", sender="carl@example.org", name="Carl")
    await taken(postbox, carl, REPLY)
    first = await last(house)
    assert first.arrival is not None
    assert first.arrival.held is Held.STRANGER
    desk, by = Desk(house.database, house.intake(), QUEUES), await agent(house)
    await desk.confirm(1, ticket.mail.participants[0].id, by)
    await taken(postbox, carl.replace(b"here", b"again"), REPLY)
    second = await last(house)
    assert second.arrival is not None
    assert second.arrival.held is None


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("Auto-Submitted: auto-replied\r\n", Automatic.AUTO_REPLY),
        ("X-Auto-Response-Suppress: All\r\n", Automatic.AUTO_REPLY),
        ("List-Id: <news.example.org>\r\n", Automatic.LIST),
        (f"X-Veilbox-Loop: {ADDRESSING.loop}\r\n", Automatic.REPORT),
        ("Received: from a by b\r\n" * 51, Automatic.REPORT),
    ],
)
async def test_a_programs_mail_is_kept_and_never_answered(
    house: House, postbox: Postbox, field: str, kind: Automatic
) -> None:
    await opened(postbox, more=field)
    message = await last(house)
    assert message.arrival is not None
    assert message.arrival.automatic is kind
    assert await house.pending() == 0


async def test_a_programs_answer_opens_no_ticket_again(house: House, postbox: Postbox) -> None:
    await opened(postbox)
    desk, by = Desk(house.database, house.intake(), QUEUES), await agent(house)
    await desk.set_status(1, Status.SOLVED, by)
    await taken(postbox, written("I am away.", more="Auto-Submitted: auto-replied\r\n"), REPLY)
    assert (await house.ticket(1)).status is Status.SOLVED
    await taken(postbox, written("I am back."), REPLY)
    assert (await house.ticket(1)).status is Status.OPEN


BOUNCE = f"""From: MAILER-DAEMON@mx.example.org\r
To: support@localhost\r
Subject: Undelivered Mail\r
Auto-Submitted: auto-replied\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
\r
--b\r
\r
It could not be delivered.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example.org\r
\r
Final-Recipient: rfc822; rita@example.org\r
Action: failed\r
Status: 5.1.1\r
\r
--b\r
Content-Type: text/rfc822-headers\r
\r
Message-ID: {OURS}\r
Subject: Re: Printer on fire\r
\r
--b--\r
""".encode()


async def test_a_bounce_is_shown_at_the_mail_it_is_about(house: House, postbox: Postbox) -> None:
    await opened(postbox)
    async with house.database.write() as transaction:
        await transaction.outbox.sent(1, datetime.now(UTC))
    await taken(postbox, BOUNCE, sender="<>")
    ticket = await house.ticket(1)
    assert ticket.messages[-1].arrival is not None
    assert ticket.messages[-1].arrival.automatic is Automatic.BOUNCE
    assert ticket.messages[-1].arrival.held is None
    failed = ticket.messages[0].mails[0].failed
    assert failed is not None
    assert (failed.why, failed.status) == (Failure.BOUNCED, "5.1.1")
    assert (await house.counts())[0] == 1


@pytest.mark.parametrize(
    ("old", "new", "sender"),
    [
        (b"", b"", "mallory@example.net"),
        (b"Final-Recipient: rfc822; rita@example.org", b"Final-Recipient: rfc822; other@example.org", "<>"),
        (b"message/delivery-status", b"text/plain", "<>"),
    ],
)
async def test_a_report_that_anybody_could_write_is_held_and_fails_nothing(
    house: House, postbox: Postbox, old: bytes, new: bytes, sender: str
) -> None:
    await opened(postbox)
    async with house.database.write() as transaction:
        await transaction.outbox.sent(1, datetime.now(UTC))
    await taken(postbox, BOUNCE.replace(old, new), sender=sender)
    ticket = await house.ticket(1)
    arrival = ticket.messages[-1].arrival
    assert arrival is not None
    assert (arrival.automatic, arrival.held) == (Automatic.BOUNCE, Held.STRANGER)
    assert ticket.messages[0].mails[0].failed is None
    desk, by = Desk(house.database, house.intake(), QUEUES), await agent(house)
    await desk.accept(1, ticket.messages[-1].id, by)
    ticket = await house.ticket(1)
    assert ticket.messages[-1].arrival is not None
    assert ticket.messages[-1].arrival.held is None
    assert ticket.mail.participants == ()  # nobody writes to a program


async def test_a_delay_is_shown_and_is_no_failure(house: House, postbox: Postbox) -> None:
    await opened(postbox)
    async with house.database.write() as transaction:
        await transaction.outbox.sent(1, datetime.now(UTC))
    await taken(postbox, BOUNCE.replace(b"Action: failed", b"Action: delayed"), sender="<>")
    ticket = await house.ticket(1)
    assert ticket.messages[-1].arrival is not None
    assert ticket.messages[-1].arrival.held is None
    assert ticket.messages[0].mails[0].failed is None


async def test_an_agents_answer_needs_the_address_and_the_proof(house: House) -> None:
    postbox = await started(house, authserv_id=AUTHSERV)
    await opened(postbox)
    by = await agent(house)
    own = ADDRESSING.agent_address("support@localhost", 1, by) or ""
    ada = {"sender": "ada@example.com", "name": "Ada"}

    await taken(postbox, written("Have a cake.", more=PROVED, **ada), own)
    reply = await last(house)
    assert (reply.kind, reply.agent_id, str(reply.body)) == (MessageKind.REPLY_AGENT, by, "Have a cake.")
    assert (await house.ticket(1)).status is Status.WAITING
    assert await house.pending() == 2  # the receipt and the reply

    forged = PROVED.replace("pass (p=none)", "fail") + PROVED
    for more in (
        "",
        forged,
        PROVED.replace(AUTHSERV, "mx.example.net"),
        PROVED.replace("example.com", "e.com"),
    ):
        await taken(postbox, written(f"Forged. {len(more)}", more=more, **ada), own)
        held = await last(house)
        assert held.arrival is not None
        assert (held.kind, held.arrival.held) == (MessageKind.REPLY_REQUESTER, Held.AGENT)
    await taken(postbox, written("Proved, but not addressed.", more=PROVED, **ada), REPLY)
    plain = await last(house)
    assert plain.arrival is not None
    assert plain.arrival.held is Held.STRANGER
    assert plain.arrival.checks == "spf=pass dmarc=pass"
    assert await house.pending() == 2
    await postbox.stop()


FORWARDED = """See below.\r
\r
---------- Forwarded message ---------\r
From: Carl Customer <carl@example.org>\r
Subject: Help\r
\r
My card 4111 1111 1111 1111 does not work.\r
"""


async def test_what_an_agent_forwards_is_a_ticket_of_its_writer(house: House) -> None:
    postbox = await started(house, authserv_id=AUTHSERV)
    await agent(house)
    ada = {"sender": "ada@example.com", "subject": "Fwd: Help"}
    await taken(postbox, written(FORWARDED, more=PROVED, **ada))
    await taken(postbox, written(f"Once more. {FORWARDED}", **ada))
    first, second = await house.ticket(1), await house.ticket(2)
    assert (str(first.requester_email), str(first.requester_name)) == ("carl@example.org", "Carl Customer")
    assert "4111" not in str(first.messages[0].body)
    assert str(second.requester_email) == "ada@example.com"
    await postbox.stop()


async def test_what_was_removed_beside_a_message_stands_in_the_ledger(house: House, postbox: Postbox) -> None:
    await opened(postbox)
    card = "4111 1111 1111 1111"
    fields = f'Cc: "{card}" <carl@example.org>\r\nReply-To: "x" <4111111111111111@example.org>\r\n'
    content = written("Me too.", sender="dora@example.org", name=f'"{card}"', more=fields)
    await taken(postbox, content, REPLY)
    message = await last(house)
    assert [(one.entity, one.where) for one in message.findings] == [
        ("CREDIT_CARD", "name"),
        ("CREDIT_CARD", "reply to"),
        ("CREDIT_CARD", "copied"),
    ]
