"""Templates of mails: two languages, an operator's own files, and what happens when those are broken."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from redaction.types import Reason
from service.mail.compose import template_faults
from service.mail.templating import PACKAGED, PARTS, WORDS, Templates
from service.mail.words import Words
from storage.codes import OutgoingKind
from storage.views import FindingView, OutgoingMail, WithheldView
from tests.unit.service.mail.conftest import settings
from tests.unit.service.mail.test_compose import both, composer_with, engine, mail, part, read, reply

__all__ = ["engine", "mail", "reply"]  # fixtures

CANARY = "canary-in-a-template"
LOCALES = sorted(folder.name for folder in PACKAGED.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An operator's folder with one language, empty."""
    (tmp_path / "en").mkdir()
    return tmp_path


def own(folder: Path, name: str, content: str, locale: str = "en") -> dict[str, object]:
    """The settings that name a folder with this file in it."""
    (folder / locale).mkdir(exist_ok=True)
    (folder / locale / name).write_text(content, encoding="utf-8")
    return {"mail_templates": str(folder), "mail_locale": locale}


def test_every_language_has_every_file_and_every_word() -> None:
    assert LOCALES == ["de", "en"]
    names = {f"{kind}.{part}" for kind in OutgoingKind for part in PARTS} | {WORDS, "layout.html"}
    tables = [tomllib.loads((PACKAGED / name / WORDS).read_text()) for name in LOCALES]
    for locale in LOCALES:
        assert {file.name for file in (PACKAGED / locale).iterdir()} == names
    assert len({tuple((name, *table[name]) for name in sorted(table)) for table in tables}) == 1
    assert set(tables[0]["reasons"]) == set(Reason)


@pytest.mark.parametrize("locale", LOCALES)
def test_words_fall_into_place(locale: str) -> None:
    words = Templates(locale).words
    found = [FindingView("CREDIT_CARD", "", "file 2 line 3", 1.0, "test", count) for count in (1, 1)]
    [line] = words.removed([*found])
    assert line in ("2 card numbers in file 2", "2 Kartennummern in Datei 2")


def test_a_mail_in_german(mail: OutgoingMail, reply: OutgoingMail) -> None:
    composer = composer_with(mail_locale="de")
    finding = FindingView("US_SSN", "", "description", 1.0, "test", 1)
    withheld = WithheldView(mail.subject, 1, Reason.ENCRYPTED)
    receipt = composer.compose(replace(mail, removed=(finding,), withheld=(withheld,)))
    assert read(receipt)["Subject"] == "Re: Printer on fire [Ticket 12]"
    for text in ("Acme hat Ihre Nachricht erhalten", "1 US-Sozialversicherungsnummer in Ihrer Nachricht"):
        assert both(receipt).count(text) == 2
    assert both(receipt).count("Printer on fire: sie ist verschlüsselt") == 2
    assert '<html lang="de">' in part(receipt, "html")
    assert "antworten Sie" in both(composer.compose(reply)).replace("Antworten", "antworten")


def test_an_operators_file_takes_the_place_of_one_of_ours(folder: Path, mail: OutgoingMail) -> None:
    composer = composer_with(**own(folder, "receipt.txt", "Ticket {{ number }}: {{ link }}"))
    message = composer.compose(mail)
    assert part(message, "plain").startswith("Ticket 12: https://help.example.com/t/")
    assert "Acme received your message" in part(message, "html")
    own(folder, "receipt.txt", "Changed, without a restart")
    own(folder, "layout.html", "<body>{{ company }} frames{% block main %}{% endblock %}</body>")
    message = composer.compose(mail)
    assert part(message, "plain") == "Changed, without a restart\n"
    assert part(message, "html").startswith("<body>Acme frames")
    assert "received your message" in part(message, "html")


def test_an_operators_words_take_the_place_of_ours(folder: Path, mail: OutgoingMail) -> None:
    composer = composer_with(**own(folder, WORDS, '[entities]\nUS_SSN = ["secret", "secrets"]\n'))
    findings = [FindingView(name, "", "subject", 1.0, "test", 2) for name in ("US_SSN", "CARD_PIN")]
    text = part(composer.compose(replace(mail, removed=tuple(findings))), "plain")
    assert "2 secrets in the subject" in text
    assert "2 card PINs in the subject" in text


def test_a_language_of_the_operators_own_is_english_where_it_lacks_a_file(
    folder: Path, mail: OutgoingMail
) -> None:
    composer = composer_with(**own(folder, "receipt.subject", "{{ subject }} (billet {{ number }})", "fr"))
    message = composer.compose(mail)
    assert read(message)["Subject"] == "Printer on fire (billet 12)"
    assert "Acme received your message" in part(message, "plain")


@pytest.mark.parametrize(
    "content",
    [
        "{{ unknown }}",
        "{% if %}",
        "{% include 'nothing' %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ number / 0 }}",
        "{% for n in range(10**9) %}{% endfor %}",
        "{% include '../../../../etc/passwd' %}",
        "\udcff",
    ],
)
def test_a_broken_template_holds_no_mail_up_and_is_named(
    folder: Path, mail: OutgoingMail, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    values = own(folder, "receipt.txt", "")
    (folder / "en" / "receipt.txt").write_bytes(f"{CANARY} {content}".encode(errors="surrogateescape"))
    text = part(composer_with(**values).compose(mail), "plain")
    assert "Acme received your message" in text
    [fault] = template_faults(settings(folder, **values))
    assert fault.startswith("receipt.txt: ")
    assert "receipt.txt" in caplog.text
    assert CANARY not in caplog.text + fault + text


@pytest.mark.parametrize(
    "content", ["[entities", "x = 1", '[entities]\nUS_SSN = "one"', "[places]\nfile = 3"]
)
def test_broken_words_hold_no_mail_up_and_are_named(
    folder: Path, mail: OutgoingMail, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    values = own(folder, WORDS, content)
    finding = FindingView("US_SSN", "", "file 1", 1.0, "test", 1)
    message = composer_with(**values).compose(replace(mail, removed=(finding,)))
    assert "1 social security number in file 1" in part(message, "plain")
    assert template_faults(settings(folder, **values)) == [
        f"{WORDS}: not TOML, or not the tables that mails use"
    ]
    assert WORDS in caplog.text


def test_files_that_no_mail_uses_are_named(folder: Path) -> None:
    values = own(folder, "reciept.txt", "x") | own(folder, "_part.html", "x")
    assert template_faults(settings(folder, **values)) == ["reciept.txt: no mail uses a file of this name"]
    assert template_faults(settings(folder, mail_templates=str(folder), mail_locale="fr")) == [
        "there is no folder fr"
    ]
    assert template_faults(settings(folder)) == []


def test_a_broken_layout_is_named_by_its_line(folder: Path, mail: OutgoingMail) -> None:
    values = own(folder, "layout.html", "<body>\n{% block main %}")
    assert "Acme received" in part(composer_with(**values).compose(mail), "html")
    faults = template_faults(settings(folder, **values))
    assert set(faults) == {"layout.html: line 2 is not a template's"}


def test_no_line_of_a_subject_begins_a_header(folder: Path, mail: OutgoingMail) -> None:
    values = own(folder, "receipt.subject", "one\r\nBcc: x@example.org\n{{ subject }}")
    arrived = read(composer_with(**values).compose(mail))
    assert arrived["Subject"] == "one Bcc: x@example.org Printer on fire"
    assert arrived["Bcc"] is None


def test_a_receipt_can_not_quote_what_was_written(folder: Path, mail: OutgoingMail) -> None:
    values = own(folder, "receipt.txt", "{{ body }}")
    text = part(composer_with(**values).compose(mail), "plain")
    assert "My card" not in text
    assert "Acme received your message" in text


def test_words_without_a_place_are_left_as_they_are() -> None:
    finding = FindingView("EMPLOYEE_NUMBER", "", "somewhere", 1.0, "test", 2)
    assert Words().removed([finding, replace(finding, where="file 3")]) == [
        "2 employee number somewhere",
        "2 employee number file 3",
    ]
