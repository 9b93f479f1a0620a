"""People and programs at the doors: a form as a browser sends it, a mail, an agent signed in over HTTP."""

from __future__ import annotations

import itertools
import re
import smtplib
from collections.abc import Iterator, Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from types import TracebackType
from typing import Self

import httpx
from selectolax.lexbor import LexborHTMLParser

from tests.support.server import VeilboxServer

INBOX = "support@localhost"
PASSWORD = "a long enough password"
PATIENCE = 60

Upload = tuple[str, bytes]
_COUNT = itertools.count(1)


class Visitor:
    """An HTTP client with the headers of a browser and its cookies."""

    def __init__(self, server: VeilboxServer) -> None:
        headers = {
            "Accept": "text/html",
            "Origin": server.url,
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Site": "same-origin",
        }
        self.http = httpx.Client(base_url=server.url, headers=headers, timeout=PATIENCE, trust_env=False)

    def get(self, path: str) -> httpx.Response:
        """Open a page, redirects followed."""
        return self.http.get(path, follow_redirects=True)

    def send(
        self, page: str, action: str, values: Mapping[str, str], uploads: Sequence[Upload] = ()
    ) -> httpx.Response:
        """Open `page`, fill the form that posts to `action`, send it, follow the redirect."""
        filled = {**hidden_fields(self.get(page).text, action), **values}
        return self.post(action, filled, uploads)

    def post(self, action: str, values: Mapping[str, str], uploads: Sequence[Upload] = ()) -> httpx.Response:
        """Post fields and files as multipart and follow the redirect."""
        parts: list[tuple[str, tuple[str | None, str | bytes]]] = [
            (name, (None, text)) for name, text in values.items()
        ]
        parts += [("files", upload) for upload in uploads]
        return self.http.post(action, files=parts, follow_redirects=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.http.close()


def hidden_fields(html: str, action: str) -> dict[str, str]:
    """The hidden fields of the form on a page that posts to `action`.

    Raises:
        LookupError: there is no such form.
    """
    for form in LexborHTMLParser(html).css("form"):
        if (form.attributes.get("action") or "").partition("?")[0] == action:
            inputs = (field.attributes for field in form.css("input[type=hidden]"))
            return {str(field["name"]): field.get("value") or "" for field in inputs if field.get("name")}
    raise LookupError(f"no form posts to {action}")


def signed_in(server: VeilboxServer) -> Visitor:
    """The first agent, through the link that the server printed."""
    agent = Visitor(server)
    agent.get(server.first_link.removeprefix(server.url))
    answer = agent.send("/desk/welcome", "/desk/welcome", {"name": "Ada Agent", "password": PASSWORD})
    answer.raise_for_status()
    return agent


def open_tickets(agent: Visitor) -> Iterator[tuple[int, str]]:
    """Number and subject of every open ticket, page after page."""
    seen: set[int] = set()
    for page in itertools.count(1):
        numbers = {
            int(found)
            for found in re.findall(r"/desk/tickets/(\d+)", agent.get(f"/desk?view=open&page={page}").text)
        }
        if numbers <= seen:
            return
        for number in numbers - seen:
            heading = LexborHTMLParser(agent.get(f"/desk/tickets/{number}").text).css_first("#subject")
            yield number, heading.text().strip() if heading else ""
        seen |= numbers


def mail(
    subject: str, text: str, *, sender: str = "Rita Requester <rita@example.com>", to: str = INBOX
) -> EmailMessage:
    """A plain mail to the inbox."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Message-ID"] = f"<mail-{next(_COUNT)}@example.com>"
    message.set_content(text)
    return message


def deliver(
    server: VeilboxServer,
    message: EmailMessage | bytes,
    sender: str = "rita@example.com",
    to: str = INBOX,
) -> None:
    """Hand a mail to the server.

    Raises:
        SMTPException: anything but a 250.
    """
    content = message if isinstance(message, bytes) else message.as_bytes()
    with smtplib.SMTP("127.0.0.1", server.smtp_port, timeout=PATIENCE) as client:
        client.sendmail(sender, [to], content)
