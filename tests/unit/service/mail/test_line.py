"""One connection to a real mail server: several mails, hanging up, TLS."""

import asyncio
import ssl
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import psutil
import pytest

from service.mail.line import Line, NotSent
from service.settings import MailServer
from storage.codes import Failure
from storage.mail_views import Failed
from tests.support.certificates import certificate
from tests.support.ports import free_port
from tests.unit.service.mail.peers import Peer


@pytest.fixture
def peer() -> Iterator[Peer]:
    with Peer() as found:
        yield found


@pytest.fixture
def tls_peer(tmp_path: Path) -> Iterator[Peer]:
    """Offers STARTTLS with a certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(tmp_path))
    with Peer(context) as found:
        yield found


def line_to(port: int, username: str = "") -> Line:
    server = MailServer("127.0.0.1", port, username=username, password="secret" if username else "")
    return Line(server, "veilbox.example")


async def send(line: Line) -> None:
    message = EmailMessage()
    message.set_content("text")
    await line.send(message, "support@localhost", "rita@example.org")


async def test_several_mails_go_over_one_connection(peer: Peer) -> None:
    async with line_to(peer.port) as line:
        for _ in range(3):
            await send(line)
    assert (len(peer.received), peer.connections) == (3, 1)


async def test_a_server_that_hung_up_between_two_mails_is_called_again(peer: Peer) -> None:
    async with line_to(peer.port) as line:
        await send(line)
        peer.hang_up()
        await send(line)
    assert (len(peer.received), peer.connections) == (2, 2)


async def test_one_refused_mail_does_not_stop_the_others_on_its_line(peer: Peer) -> None:
    async with line_to(peer.port) as line:
        peer.answers["DATA"] = "550 5.7.1 No"
        with pytest.raises(NotSent) as refused:
            await send(line)
        assert (refused.value.final, refused.value.line_down) == (True, False)
        peer.answers.clear()
        await send(line)
    assert (len(peer.received), peer.connections) == (1, 1)


async def test_what_the_server_says_is_not_kept(peer: Peer) -> None:
    peer.answers["RCPT"] = "550 5.1.1 No rita@example.org here"
    async with line_to(peer.port) as line:
        with pytest.raises(NotSent) as refused:
            await send(line)
    assert refused.value.args == (Failure.RECIPIENT, 550, "5.1.1")
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


async def test_a_server_that_is_gone() -> None:
    async with line_to(free_port()) as line:
        with pytest.raises(NotSent) as refused:
            await send(line)
    assert (refused.value.failed, refused.value.line_down) == (Failed(Failure.UNREACHABLE), True)


async def test_a_certificate_that_nobody_vouches_for_will_do_without_credentials(tls_peer: Peer) -> None:
    async with line_to(tls_peer.port) as line:
        await send(line)
    assert tls_peer.encrypted == [True]


async def test_a_line_with_tls_is_dropped_at_once_though_the_server_is_silent(tls_peer: Peer) -> None:
    async with line_to(tls_peer.port) as line:
        await send(line)
        with tls_peer.asleep():
            line.drop()
            await asyncio.sleep(0)
            assert tls_peer.port not in _called()


def _called() -> set[int]:
    """The ports that this process is connected to."""
    connections = psutil.Process().net_connections("tcp")
    return {one.raddr.port for one in connections if one.status == psutil.CONN_ESTABLISHED}


async def test_a_certificate_that_nobody_vouches_for_gets_no_credentials(tls_peer: Peer) -> None:
    async with line_to(tls_peer.port, "veilbox") as line:
        with pytest.raises(NotSent) as refused:
            await send(line)
    assert (refused.value.failed, refused.value.line_down) == (Failed(Failure.TLS), True)
    assert tls_peer.received == []


async def test_a_line_without_tls_gets_no_credentials(peer: Peer) -> None:
    async with line_to(peer.port, "veilbox") as line:
        with pytest.raises(NotSent) as refused:
            await send(line)
    assert (refused.value.failed, refused.value.line_down) == (Failed(Failure.TLS), True)
    assert peer.received == []
