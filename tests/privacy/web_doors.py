"""Canaries through every public door of the web: form, refused posts, broken requests, files, replies."""

from __future__ import annotations

import socket
from collections.abc import Mapping

import httpx

from tests.privacy.evidence import MARKER, Evidence
from tests.support.canaries import bare
from tests.support.visitors import Visitor, hidden_fields

LARGE = 5_000_000
FIELDS = ("name", "company", "subject", "description", "environment")
HEADERS = (
    "User-Agent",
    "Referer",
    "Accept-Language",
    "X-Forwarded-For",
    "X-Request-ID",
    "Cookie",
    "Host",
    "Origin",
)


def filled(evidence: Evidence, door: str, **changes: str) -> dict[str, str]:
    """Every field of the form with canaries of its own, and an address that can be answered."""
    values = {name: f"{MARKER} {evidence.canaries.sentence(f'{door}, {name}')}" for name in FIELDS}
    return {**values, "email": "rita@example.com", **changes}


def text_file(evidence: Evidence, door: str, size: int = 1000) -> bytes:
    """A log with canaries at its beginning, in the middle and at its end."""
    line = b"2026-01-05 10:00:00 INFO nothing of interest in this line\n"
    half = line * (size // 2 // len(line))
    places = [
        f"{evidence.canaries.sentence(f'{door}, {place}')}\n".encode() for place in ("top", "middle", "end")
    ]
    return places[0] + half + places[1] + half + places[2]


def utf16_file(evidence: Evidence, door: str) -> bytes:
    """A text file as Windows programs save it."""
    return f"one line\r\n{evidence.canaries.sentence(door)}\r\n".encode("utf-16")


class WatchedVisitor(Visitor):
    """A visitor whose answers are evidence."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(evidence.server)
        self._evidence = evidence
        self.http.event_hooks["response"] = [self._keep]

    def _keep(self, answer: httpx.Response) -> None:
        self._evidence.answers.append(str(answer.headers.raw).encode() + answer.read())


def send_cookies(evidence: Evidence, pages: Mapping[str, str]) -> None:
    """Ask for each page with a number in the cookie of that name."""
    for name, page in pages.items():
        for spelled in (str, bare):
            with WatchedVisitor(evidence) as visitor:
                number = evidence.canaries.card(f"cookie {name}, {spelled.__name__}")
                visitor.http.get(page, headers={"Cookie": f"{name}={spelled(number)}"})


class WebDoors:
    """Sends canaries and keeps every answer as evidence."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._canaries = evidence.canaries
        self._server = evidence.server
        self._visitor = WatchedVisitor(evidence)

    def close(self) -> None:
        """Close the connections."""
        self._visitor.http.close()

    def form(self) -> None:
        """A whole form with files: a small and a large text, UTF-16, one that can't be checked."""
        door = "form"
        name = f"{self._canaries.card('form, file name')}.txt"
        uploads = [
            (name, text_file(self._evidence, "form, small file")),
            ("large.log", text_file(self._evidence, "form, 5 MB file", LARGE)),
            ("windows.txt", utf16_file(self._evidence, "form, UTF-16 file")),
            (
                f"{self._canaries.ssn('form, name of a withheld file')}.png",
                b"\x89PNG\r\n\x1a\n" + self._canaries.card("form, withheld file").encode(),
            ),
        ]
        answer = self._visitor.send("/", "/tickets", filled(self._evidence, door), uploads)
        assert answer.status_code == httpx.codes.OK
        assert answer.url.path == "/ticket"

    def reply(self) -> None:
        """The requester's reply on the page of the ticket that `form` made, and a refused one."""
        uploads = [
            (f"{self._canaries.ssn('reply, file name')}.txt", text_file(self._evidence, "reply, file"))
        ]
        self._visitor.send("/ticket", "/ticket/replies", {"body": self._canaries.sentence("reply")}, uploads)
        for door, rest in (("NUL", "\0"), ("too long", "x" * 100_000)):
            refused = self._canaries.sentence(f"refused reply, {door}") + rest
            self._visitor.send("/ticket", "/ticket/replies", {"body": refused})

    def refused_forms(self) -> None:
        """Mistakes of a sender: each answer may show the redacted draft and nothing else."""
        mistakes: Mapping[str, Mapping[str, str]] = {
            "no e-mail": {"email": ""},
            "card as e-mail": {"email": f"{self._canaries.card('e-mail').replace(' ', '')}@example.com"},
            "NUL": {"description": self._canaries.sentence("NUL") + "\0"},
            "too long": {"company": self._canaries.sentence("too long") + "x" * 1000},
            "stale key": {"form_key": self._canaries.card("form key")},
            "unknown field": {self._canaries.card("name of a field"): self._canaries.card("unknown field")},
        }
        for door, changes in mistakes.items():
            values = filled(self._evidence, f"refused ({door})", **changes)
            self._visitor.send(
                "/", "/tickets", values, [("a.txt", text_file(self._evidence, f"{door}, file"))]
            )
            self._visitor.http.headers["Accept"] = "application/json"
            self._visitor.post("/tickets", values)
            self._visitor.http.headers["Accept"] = "text/html"

    def broken_requests(self) -> None:
        """What no browser sends: wrong types, charsets, boundaries, hosts, paths, methods."""
        canary = self._canaries
        http = self._visitor.http
        http.post(
            "/tickets", content=canary.sentence("not a form").encode(), headers={"Content-Type": "text/plain"}
        )
        http.post("/tickets", json={"subject": canary.sentence("JSON")})
        for kind in ("multipart/form-data", f"multipart/form-data; boundary={canary.ssn('boundary')}"):
            http.post(
                "/tickets", content=canary.sentence("bad multipart").encode(), headers={"Content-Type": kind}
            )
        wide = canary.sentence("UTF-16 form").encode("utf-16")
        form = "application/x-www-form-urlencoded; charset=utf-16"
        http.post("/tickets", content=b"subject=" + wide, headers={"Content-Type": form})
        http.post("/tickets", content=b"subject=\xff" + canary.sentence("bad UTF-8").encode())
        http.get(f"/{canary.ssn('path')}/{canary.card('path')}")
        http.get(
            "/", params={canary.ssn("name in a query"): canary.card("query"), "draft": canary.card("draft")}
        )
        for place in ("/t", "/ticket/files", "/static", "/problem", "/desk/welcome"):
            for spelled in (str, bare):
                http.get(f"{place}/{spelled(canary.card(f'address below {place}, {spelled.__name__}'))}")
        send_cookies(self._evidence, {"veilbox_ticket": "/ticket", "veilbox_theme": "/"})
        http.request(canary.ssn("method"), "/")
        for header in HEADERS:
            http.get("/", headers={header: canary.ssn(f"header {header}")})

    def halfway(self) -> None:
        """Uploads that stop in the middle, one of them in a file that is already over 3 MB long."""
        for size, door in ((200, "halfway form"), (3_000_000, "halfway upload")):
            body = (
                b'--xyz\r\nContent-Disposition: form-data; name="files"; filename="half.txt"\r\n\r\n'
                + text_file(self._evidence, door, size)
            )
            head = (
                f"POST /tickets HTTP/1.1\r\nHost: 127.0.0.1:{self._server.http_port}\r\nAccept: text/html\r\n"
                f"Origin: {self._server.url}\r\nContent-Type: multipart/form-data; boundary=xyz\r\n"
                f"Content-Length: {len(body) * 2}\r\n\r\n"
            )
            with socket.create_connection(("127.0.0.1", self._server.http_port), timeout=30) as connection:
                connection.sendall(head.encode() + body)

    def while_storage_is_gone(self, door: str = "no storage") -> None:
        """Requests that end in an error of ours, not of the sender."""
        objects, away = self._server.data / "objects", self._server.data / "objects.away"
        page = self._visitor.get("/").text
        objects.rename(away)
        objects.write_bytes(b"")
        try:
            values = {**hidden_fields(page, "/tickets"), **filled(self._evidence, door)}
            uploads = [("a.txt", text_file(self._evidence, f"{door}, file"))]
            self._visitor.post("/tickets", values, uploads)
            self._visitor.http.headers["Accept"] = "application/json"
            assert (
                self._visitor.post("/tickets", values, uploads).status_code == httpx.codes.SERVICE_UNAVAILABLE
            )
        finally:
            self._visitor.http.headers["Accept"] = "text/html"
            objects.unlink()
            away.rename(objects)
