"""Canaries through everything that an agent can type, and everything somebody types who wants to be one."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx
from selectolax.lexbor import LexborHTMLParser

from tests.privacy.evidence import MARKER, Evidence
from tests.privacy.web_doors import WatchedVisitor, send_cookies, text_file
from tests.support.canaries import bare
from tests.support.visitors import hidden_fields, signed_in

TICKET = "/desk/tickets/1"
COOKIES = {"veilbox_desk": "/desk", "veilbox_welcome": "/desk/welcome"}


class DeskDoors:
    """Sends canaries as a stranger and as the first agent, and keeps every answer as evidence."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._canaries = evidence.canaries
        self._stranger = WatchedVisitor(evidence)
        self._agent = WatchedVisitor(evidence)
        with signed_in(evidence.server) as first:
            self._agent.http.cookies.update(first.http.cookies)

    def close(self) -> None:
        """Close the connections."""
        self._stranger.http.close()
        self._agent.http.close()

    def getting_in(self) -> None:
        """Wrong sign-ins in both encodings of a form; cookies, links and pages of nobody."""
        canary, stranger = self._canaries, self._stranger
        wrong: list[Mapping[str, str]] = [
            {"email": f"{canary.ssn('sign-in')}@example.com", "password": canary.sentence("wrong password")},
            {"email": canary.card("sign-in, address"), "password": canary.sentence("other wrong password")},
        ]
        for values in wrong:
            stranger.send("/desk/sign-in", "/desk/sign-in", values)
            stranger.http.post("/desk/sign-in", data={**values, "next": bare(canary.card("next in a form"))})
        for name in ("page", "view", "other"):
            stranger.http.get("/desk", params={name: bare(canary.card(f"desk without a session, {name}"))})
        stranger.http.get("/desk/sign-in", params={"next": f"/desk?page={bare(canary.card('next'))}"})
        stranger.http.get(f"/desk/welcome/{bare(canary.card('welcome link'))}")
        send_cookies(self._evidence, COOKIES)

    def newcomer(self, link: str) -> None:
        """A welcome page, refused and then taken, with numbers for a name and a password."""
        canary, welcome = self._canaries, "/desk/welcome"
        with WatchedVisitor(self._evidence) as agent:
            assert agent.get(urlsplit(link).path).url.path == welcome
            refused = {"name": canary.sentence("refused name"), "password": canary.ssn("short password")}
            assert agent.post(welcome, refused).url.path == welcome
            taken = {"name": canary.sentence("name at the desk"), "password": canary.sentence("password")}
            assert agent.post(welcome, taken).url.path == "/desk"

    def work(self) -> None:
        """Replies and notes, refused ones too, and values that no form offers."""
        canary, agent, note = self._canaries, self._agent, f"{TICKET}?composer=note"
        agent.send(TICKET, f"{TICKET}/replies", {"body": f"{MARKER} {canary.sentence('agent reply')}"})
        agent.send(TICKET, f"{TICKET}/replies", {"body": canary.sentence("long reply") + "x" * 100_000})
        agent.send(note, f"{TICKET}/notes", {"body": canary.sentence("note")})
        agent.send(note, f"{TICKET}/notes", {"body": canary.sentence("refused note") + "\0"})
        key = hidden_fields(agent.get(TICKET).text, f"{TICKET}/replies")
        agent.http.post(f"{TICKET}/notes", data={**key, "body": canary.sentence("urlencoded note")})
        upload = (
            f"{canary.card('file name at the desk')}.txt",
            text_file(self._evidence, "file at the desk"),
        )
        agent.send(TICKET, f"{TICKET}/replies", {"body": canary.sentence("reply with a file")}, [upload])
        agent.post(f"{TICKET}/status", {"status": canary.card("status")})
        agent.post(f"{TICKET}/assignment", {"agent_id": canary.card("agent number")})
        agent.post(f"{TICKET}/assignment", {"agent_id": bare(canary.ssn("bare agent number"))})
        assert agent.get(TICKET).status_code == httpx.codes.OK

    def requests(self) -> None:
        """Requests for files, a refused one too, and everything that whoever is asked can send."""
        canary, agent, action = self._canaries, self._agent, f"{TICKET}/requests"
        asked = {
            "contact_name": canary.sentence("name of a contact"),
            "contact_email": "tara@it.example",
            "request": f"{MARKER} {canary.sentence('request for files')}",
        }
        refused = {
            "contact_name": canary.sentence("refused name of a contact"),
            "contact_email": f"{canary.ssn('address of a contact')}@it.example",
            "request": canary.sentence("refused request"),
        }
        agent.send(TICKET, action, refused)
        page = agent.send(TICKET, action, asked).text
        agent.post(f"{action}/{bare(canary.card('id of a request'))}/withdrawal", {"yes": ""})
        link = LexborHTMLParser(page).css("input[data-copy]")[-1].attributes["value"]
        with WatchedVisitor(self._evidence) as contact:
            assert contact.get(urlsplit(str(link)).path).url.path == "/handover"
            upload = (f"{canary.ssn('handover, file name')}.txt", text_file(self._evidence, "handover, file"))
            send = ("/handover", "/handover/files")
            taken = contact.send(*send, {"body": canary.sentence("handover")}, [upload])
            assert taken.url.query == b"received=1"
            contact.send(*send, {"body": canary.sentence("handover without files")})
            contact.send(*send, {"body": canary.sentence("refused handover") + "\0"}, [upload])
            contact.send(*send, {"request": bare(canary.card("number of a request"))}, [upload])
            for spelled in (str, bare):
                contact.http.get(f"/h/{spelled(canary.card(f'link of a request, {spelled.__name__}'))}")
        send_cookies(self._evidence, {"veilbox_handover": "/handover"})

    def reports(self) -> None:
        """Texts reported as missed that are nowhere, kinds that there are not, and places that are none."""
        canary, agent, misses = self._canaries, self._agent, f"{TICKET}/reports/misses"
        agent.send(TICKET, misses, {"marked": canary.sentence("marked text"), "entity": "CREDIT_CARD"})
        agent.send(TICKET, misses, {"marked": canary.ssn("other text"), "entity": canary.card("kind")})
        agent.http.post(misses, data={"marked": canary.sentence("urlencoded text"), "entity": "OTHER"})
        agent.post(misses, {"marked": canary.sentence("long text") + "x" * 1000, "entity": "OTHER"})
        agent.post(
            f"{TICKET}/reports/mistakes", {"message": canary.ssn("message"), "start": canary.card("start")}
        )
        agent.post(f"{TICKET}/reports/mistakes", {"start": bare(canary.card("bare start"))})
        for name in ("message", "start"):
            place = {"start": "0", name: bare(canary.card(f"address of a report, {name}"))}
            agent.http.get(f"{TICKET}/reports/new", params=place)
        for name in ("removed", "reported"):
            agent.http.get(TICKET, params={name: bare(canary.card(f"what was done, {name}"))})
        assert agent.get("/desk/reports").status_code == httpx.codes.OK

    def addresses(self) -> None:
        """Numbers where the address of a page has an id of ours."""
        canary, agent = self._canaries, self._agent
        for spelled in (str, bare):
            door = f"address, {spelled.__name__}"
            agent.get(f"/desk/tickets/{spelled(canary.ssn(f'{door}, ticket'))}")
            agent.get(f"/desk/tickets/{spelled(canary.card(f'{door}, ticket'))}")
            agent.get(f"{TICKET}/files/{spelled(canary.card(f'{door}, file'))}")
            agent.post(f"/desk/tickets/{spelled(canary.card(f'{door}, reply'))}/replies", {"body": "x"})
            view, page = spelled(canary.card(f"{door}, view")), spelled(canary.ssn(f"{door}, page"))
            agent.http.get("/desk", params={"view": view, "page": page})
