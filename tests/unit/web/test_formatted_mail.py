"""A mail with HTML at the desk: shown as its sender formatted it, without what nobody may keep or run."""

from email.message import EmailMessage
from io import BytesIO

from PIL import Image

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, deliver, mail, open_tickets

HTML = """<p>My <b>new</b> card 4111<span>&#8203;1111</span>1111<i>1111</i>.</p><script>alert(1)</script>
<p onclick="alert(2)" style="display:none">See <a href="https://example.com/a">this</a>
<a href="javascript:alert(3)">that</a> <img src="https://tracker.example/p.gif">
<img src="cid:shot" alt="shot"></p>
<blockquote>What you wrote</blockquote>"""


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return made.getvalue()


def formatted(subject: str) -> EmailMessage:
    message = mail(subject, "My new card.")
    message.add_alternative(HTML, subtype="html")
    body = message.get_payload()[1]  # type: ignore[index]
    assert isinstance(body, EmailMessage)
    body.add_related(picture(), "image", "png", cid="<shot>", filename="shot.png")
    return message


def test_it_is_shown_as_it_was_formatted_and_safely(server: VeilboxServer, agent: Visitor) -> None:
    deliver(server, formatted("With HTML"))
    number = next(number for number, subject in open_tickets(agent) if subject == "With HTML")
    page = agent.get(f"/desk/tickets/{number}").text
    shown = page[page.index('class="text formatted"') : page.index("As plain text")]
    assert "<b>new</b>" in shown
    assert 'class="chip"' in shown
    assert '<details class="fold"><summary>Quoted text</summary><blockquote>What you wrote' in shown
    assert 'href="https://example.com/a"' in shown
    picture_at = shown.index("/picture")
    link = shown[shown.rindex('"', 0, picture_at) + 1 : picture_at] + "/picture"
    assert agent.get(link).headers["content-type"] == "image/png"
    for unwanted in ("script", "onclick", "style=", "javascript:", "tracker", "cid:", "part:"):
        assert unwanted not in shown
    kept = [path for path in server.data.rglob("*") if path.is_file()]
    assert not [path for path in kept if b"4111" in path.read_bytes()]


def test_a_correction_takes_the_formatted_version_away(server: VeilboxServer, agent: Visitor) -> None:
    deliver(server, formatted("Corrected HTML"))
    number = next(number for number, subject in open_tickets(agent) if subject == "Corrected HTML")
    missed = {"marked": "new", "entity": "OTHER"}
    agent.send(f"/desk/tickets/{number}", f"/desk/tickets/{number}/reports/misses", missed)
    page = agent.get(f"/desk/tickets/{number}").text
    assert "text formatted" not in page
    assert "<b>new</b>" not in page
