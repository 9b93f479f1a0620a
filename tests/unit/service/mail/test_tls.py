"""STARTTLS: what was said before it counts for nothing, and a renewed certificate is taken up."""

import asyncio
import smtplib
import ssl
from pathlib import Path

import pytest

from service.errors import InvalidSettings
from tests.support.certificates import Pair, certificate
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import Line, Postbox, opened_doors, settings, started


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    folder = tmp_path / "tls"
    folder.mkdir()
    return certificate(folder)


async def encrypted(house: House, pair: Pair, *, required: bool = False) -> Postbox:
    return await started(
        house,
        smtp_certificate=str(pair.certificate),
        smtp_key=str(pair.key),
        smtp_require_tls=required,
    )


def served(port: int) -> bytes | None:
    """The certificate that a client is shown."""
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        client.starttls()
        assert isinstance(client.sock, ssl.SSLSocket)
        return client.sock.getpeercert(binary_form=True)


async def test_a_mail_over_tls_is_taken(house: House, pair: Pair) -> None:
    postbox = await encrypted(house, pair, required=True)

    def send() -> dict[str, str]:
        with smtplib.SMTP("127.0.0.1", postbox.port, timeout=20) as client:
            client.starttls(context=pair.trusting())
            client.sendmail("rita@example.org", ["support@localhost"], b"Subject: hello\r\n\r\nhello\r\n")
            return dict(client.esmtp_features)

    offered = await asyncio.to_thread(send)
    assert "auth" not in offered
    assert "starttls" not in offered
    assert (await house.counts())[0] == 1
    await postbox.stop()


async def test_without_tls_everything_is_refused_where_it_is_required(house: House, pair: Pair) -> None:
    postbox = await encrypted(house, pair, required=True)

    def conversation(line: Line) -> list[str]:
        line.answer()
        line.say(b"EHLO client.example.org")
        return [line.say(b"MAIL FROM:<a@example.org>")[:4], line.say(b"DATA")[:4]]

    assert await postbox.talk(conversation) == ["530 ", "530 "]
    await postbox.stop()


async def test_commands_before_the_handshake_are_thrown_away(house: House, pair: Pair) -> None:
    """They could come from somebody on the way (CVE-2011-0411 and its like)."""
    postbox = await encrypted(house, pair)

    def talk() -> list[bytes]:
        with smtplib.SMTP("127.0.0.1", postbox.port, timeout=20) as client:
            client.ehlo()
            assert client.sock is not None
            client.sock.sendall(
                b"STARTTLS\r\nMAIL FROM:<evil@example.org>\r\nRCPT TO:<support@localhost>\r\n"
            )
            client.getreply()
            client.sock = pair.trusting().wrap_socket(client.sock, server_hostname="127.0.0.1")
            client.file = None
            client.ehlo()
            return [client.docmd("DATA")[1], client.docmd("NOOP")[1]]

    refused, ready = await asyncio.to_thread(talk)
    assert b"RCPT" in refused
    assert ready == b"OK"
    await postbox.stop()


async def test_a_renewed_certificate_is_taken_up_and_a_broken_one_is_not(house: House, pair: Pair) -> None:
    postbox = await encrypted(house, pair)
    first = await asyncio.to_thread(served, postbox.port)
    certificate(pair.certificate.parent)
    second = await asyncio.to_thread(served, postbox.port)
    pair.certificate.write_text("half a file")
    third = await asyncio.to_thread(served, postbox.port)
    assert first != second == third
    await postbox.stop()


async def test_a_pair_that_is_half_renewed_leaves_the_old_one_in_use(house: House, pair: Pair) -> None:
    postbox = await encrypted(house, pair)
    first = await asyncio.to_thread(served, postbox.port)
    old_key = pair.key.read_bytes()
    certificate(pair.certificate.parent)
    new_key = pair.key.read_bytes()
    pair.key.write_bytes(old_key)
    assert await asyncio.to_thread(served, postbox.port) == first
    pair.key.write_bytes(new_key)
    assert await asyncio.to_thread(served, postbox.port) != first
    await postbox.stop()


@pytest.mark.parametrize("name", ["certificate", "key"])
async def test_files_that_do_not_fit_are_told_at_the_start(house: House, pair: Pair, name: str) -> None:
    getattr(pair, name).write_text("no PEM file")
    with pytest.raises(InvalidSettings, match="PEM"):
        await encrypted(house, pair)


@pytest.mark.parametrize("half", ["smtp_certificate", "smtp_key", "smtp_require_tls"])
async def test_half_of_the_settings_is_told_at_the_start(house: House, pair: Pair, half: str) -> None:
    values: dict[str, str | bool] = {
        "smtp_certificate": str(pair.certificate),
        "smtp_key": str(pair.key),
        "smtp_require_tls": True,
    }
    chosen = settings(house.folder, **{half: values[half]})
    with pytest.raises(InvalidSettings, match="PEM"):
        await opened_doors(house, chosen)
