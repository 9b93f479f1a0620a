"""The webhook of mail, as a provider's server uses it."""

import socket
import time

import httpx
import pytest

from tests.support.hooks import signed
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, open_tickets

CARD = "4111 1111 1111 1111"


def mail(subject: str) -> bytes:
    return f"From: Rita <rita@example.com>\r\nSubject: {subject}\r\n\r\nMy card {CARD}.\r\n".encode()


def test_a_signed_mail_is_a_ticket_once(program: httpx.Client, agent: Visitor) -> None:
    body = mail("By the hook")
    for _ in range(2):
        assert program.post("/hooks/mail", content=body, headers=signed(body)).status_code == 204
    assert [subject for _, subject in open_tickets(agent)].count("By the hook") == 1


def test_one_good_signature_among_several_is_enough(program: httpx.Client) -> None:
    """While a secret is changed, a sender signs with both."""
    body = mail("Two signatures")
    headers = signed(body)
    headers["webhook-signature"] = f"v1,AAAA v1a,xyz {headers['webhook-signature']}"
    assert program.post("/hooks/mail", content=body, headers=headers).status_code == 204


@pytest.mark.parametrize("fault", ["another key", "another body", "old", "early", "none", "no time"])
def test_what_is_not_signed_by_us_now_is_refused(program: httpx.Client, agent: Visitor, fault: str) -> None:
    subject = f"Forged: {fault}"
    body = mail(subject)
    headers = {
        "another key": signed(body, key=b"x" * 32),
        "another body": signed(body + b"more"),
        "old": signed(body, at=time.time() - 400),
        "early": signed(body, at=time.time() + 400),
        "none": {},
        "no time": signed(body) | {"webhook-timestamp": "\u0661"},
    }[fault]
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    answer = program.post("/hooks/mail", content=body, headers=encoded)
    assert answer.status_code == 401
    assert answer.json()["type"] == "/problem/bad-signature"
    assert subject not in [found for _, found in open_tickets(agent)]


def test_a_mail_over_the_limit_is_refused_before_it_is_sent(server: VeilboxServer) -> None:
    headers = signed(b"") | {"Host": f"127.0.0.1:{server.http_port}", "Content-Length": "41000000"}
    lines = ["POST /hooks/mail HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    with socket.create_connection(("127.0.0.1", server.http_port), timeout=20) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")


def test_without_a_secret_there_is_no_hook(tmp_path_factory: pytest.TempPathFactory) -> None:
    with VeilboxServer(tmp_path_factory.mktemp("closed")) as server:
        answer = httpx.post(f"{server.url}/hooks/mail", content=b"", trust_env=False, timeout=60)
    assert answer.status_code == 404
