"""What was removed, line by line."""

from dataclasses import replace

from redaction.types import RedactedText
from storage.views import FindingView
from tests.support.page_samples import CARD, SSN, TICKET
from web.report import removals


def lines(*findings: FindingView) -> list[tuple[str, int, str, str]]:
    """Entity, count, file and place of each line, for the sample ticket with its two files."""
    found = removals(replace(TICKET, findings=findings))
    return [(one.entity, one.count, _name(one.file), one.place) for one in found]


def _name(file: RedactedText | None) -> str:
    return "" if file is None else file.text


def test_a_field_is_called_as_on_the_page() -> None:
    assert lines(CARD, replace(SSN, where="environment")) == [
        ("CREDIT_CARD", 1, "", "message"),
        ("US_SSN", 1, "", "technical details"),
    ]


def test_lines_of_a_file_are_counted_together_under_its_name() -> None:
    found = [replace(CARD, where=f"file 2 line {line}", count=2) for line in (1, 5, 9)]
    assert lines(*found) == [("CREDIT_CARD", 6, "bank-statement-november-2026.csv", "")]


def test_one_line_of_a_file_is_named() -> None:
    assert lines(replace(SSN, where="file 2 line 3")) == [
        ("US_SSN", 1, "bank-statement-november-2026.csv", "line 3")
    ]


def test_other_kinds_other_cards_and_other_files_stay_apart() -> None:
    found = [CARD, replace(CARD, kept="1111"), replace(CARD, where="file 1"), replace(CARD, where="file 2")]
    assert len(lines(*found)) == 4


def test_the_same_found_twice_in_a_field_is_one_line() -> None:
    assert lines(CARD, replace(CARD, score=0.5)) == [("CREDIT_CARD", 2, "", "message")]


def test_a_file_that_is_not_there_keeps_its_number() -> None:
    assert lines(replace(CARD, where="file 9 line 3")) == [("CREDIT_CARD", 1, "", "file 9, line 3")]
