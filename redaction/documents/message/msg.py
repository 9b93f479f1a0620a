"""Outlook messages (MSG). They are read, not written: one that holds something becomes a mail (RFC 5322).

The mail has the sender, recipients, subject, text, page and attachments. All other properties are searched,
too; a message with something in one of them becomes a mail without them.
"""

import re
from dataclasses import replace
from typing import Final

from redaction.documents import charsets
from redaction.documents.archive.members import inside
from redaction.documents.content import Content, NotRead, within
from redaction.documents.found import findings
from redaction.documents.message.compose import Letter, composed
from redaction.documents.message.mail import MEDIA_TYPE as MAIL_TYPE
from redaction.documents.message.outlook import Message
from redaction.documents.message.rtf_packed import unpacked
from redaction.documents.names import redact_name
from redaction.documents.raw_scan import scan
from redaction.documents.reading import Reading
from redaction.documents.sniff import HTML, Text
from redaction.documents.text import redact_text
from redaction.types import Finding, Reason, Withheld

MEDIA_TYPE: Final = "application/vnd.ms-outlook"
_SUBJECT, _BODY, _PAGE, _RTF = "0037", "1000", "1013", "1009"
_SENDER: Final = (("0c1a", "0042"), ("5d01", "0c1f", "0065"))
_RECIPIENTS: Final = {"To": "0e04", "Cc": "0e03"}
_FILE_NAME: Final = ("3707", "3704", "3001")
_DATA: Final = "3701"
_ADDRESS: Final = re.compile(r"[^\s<>@\"]{1,64}@[^\s<>@\"]{1,255}")
_SPECIAL: Final = re.compile(r"[()<>\[\]:;@\\,.\"]")


def read_message(reading: Reading, message: Message, content: bytes) -> Content:
    """The message with its own bytes, or as a mail without what was found. Raises NotRead.

    `content`: the whole compound file; what stands beside its streams is searched, too.
    """
    reader = _Reader(reading, message)
    reader.read()
    if not reader.findings and not reader.changed:
        reader.findings += (replace(one, where="properties") for one in scan(reading.engine, content))
        if not reader.findings:
            return Content(MEDIA_TYPE, content)
    return reader.mail()


class _Reader:
    def __init__(self, reading: Reading, message: Message) -> None:
        self._reading = reading
        self._message = message
        self.letter = Letter()
        self.findings: list[Finding] = []
        self.withheld: list[Withheld] = []
        self.changed = False

    def read(self) -> None:
        message, letter = self._message, self.letter
        letter.fields["From"] = self._field(_mailbox(*(message.text(*numbers) for numbers in _SENDER)))
        for name, people in _RECIPIENTS.items():
            letter.fields[name] = self._field(message.text(people))
        letter.fields["Subject"] = self._field(message.text(_SUBJECT))
        letter.text = self._text(message.text(_BODY), "text/plain")
        page = message.text(_PAGE) or charsets.decode(message.binary(_PAGE))
        letter.page = self._text(page, HTML)
        attachments = message.attachments()
        for number, attachment in enumerate(attachments, 1):
            self._reading.progress("entry", number, len(attachments))
            self._attach(attachment, number)
        self._search_rest()

    def _field(self, text: str) -> str:
        redaction = self._reading.engine.redact(text)
        self.findings += findings(redaction.text, "header")
        return redaction.text.text

    def _text(self, text: str, media_type: str) -> str:
        done = redact_text(self._reading, Text(b"", text, "utf_8", media_type))
        self.findings += done.findings
        self.withheld += done.withheld
        self.changed |= bool(done.withheld)
        return done.text

    def _search_rest(self) -> None:
        """All properties as text or as raw bytes; those that the mail has were searched before."""
        texts: list[str] = []
        raw: list[bytes] = []
        for one in self._message.everything():
            if one.number == _RTF and one.kind == "0102":
                texts.append(unpacked(one.content, self._reading.budget.unpack).decode("latin-1"))
            elif (text := one.text) is not None:
                texts.append(text)
            elif one.number != _PAGE:
                raw.append(one.content)
        engine = self._reading.engine
        rest = engine.redact("\n\n".join(texts)).text
        seen = {(finding.entity, finding.kept) for finding in self.findings}
        hidden = (*findings(rest, "properties"), *scan(engine, b"\0\0".join(raw)))
        self.findings += (
            replace(one, where="properties") for one in hidden if (one.entity, one.kept) not in seen
        )

    def _attach(self, attachment: Message, number: int) -> None:
        name = redact_name(self._reading.engine, attachment.text(*_FILE_NAME))
        self.findings += findings(name, f"part {number}, name")
        data = attachment.binary(_DATA)
        embedded = attachment.embedded()
        try:
            done = self._embedded(embedded) if embedded else self._reading.inside(data)
        except NotRead as error:
            self.withheld.append(Withheld(name, len(data), error.reason))
            self.changed = True
            return
        self.findings += within(f"part {number}", done.findings)
        self.withheld += (replace(one, name=inside(name, one.name)) for one in done.withheld)
        self.changed |= not embedded and done.content != data
        self.letter.files.append((name.text + done.ending, done.media_type, done.content))

    def _embedded(self, embedded: Message) -> Content:
        """A message in the message. Raises NotRead: another object, or too deep."""
        if not embedded.is_message:
            raise NotRead(Reason.UNSUPPORTED)
        door = self._reading.entry

        def read(reading: Reading, _: bytes) -> Content:
            reader = _Reader(replace(reading, entry=door), embedded)
            reader.read()
            self.changed |= reader.changed or bool(reader.findings)
            return reader.mail()

        return replace(self._reading, entry=read).inside(b"")

    def mail(self) -> Content:
        """What was read, as a mail."""
        content = composed(self.letter)
        return Content(MAIL_TYPE, content, tuple(self.findings), tuple(self.withheld), ending=".eml")


def _mailbox(name: str, address: str) -> str:
    """A sender as a mail writes it; addresses of Exchange are none."""
    if not _ADDRESS.fullmatch(address):
        return name or address
    return f'"{name.replace(chr(34), "")}" <{address}>' if _SPECIAL.search(name) else f"{name} <{address}>"
