"""Fixed words for everything that goes wrong."""

import logging

import pytest
from litestar.exceptions import HTTPException

from service.errors import Invalid, Temporary, Throttled, TooLarge, UnknownTicket
from web.answers import as_problem
from web.problems import PROBLEMS, Code, ProblemError, details, of_status, told

SECRET = "4111111111111111"
MOST = 60


def test_every_code_has_words_and_an_error_status() -> None:
    assert set(PROBLEMS) == set(Code)
    assert all(400 <= problem.status < 600 for problem in PROBLEMS.values())


def test_details_follow_the_standard() -> None:
    members = details(ProblemError(Code.INVALID, fields={"email": "Enter one address."}), MOST)
    assert set(members) == {"type", "title", "status", "detail", "problems"}
    assert members["type"] == "/problem/invalid"
    assert "problems" not in details(ProblemError(Code.NOT_FOUND), MOST)


def test_the_words_say_the_limit_and_the_time_to_wait() -> None:
    assert "60 MB at most" in told(ProblemError(Code.TOO_LARGE), MOST)
    assert told(ProblemError(Code.THROTTLED, retry_after=900), MOST) == "Wait 15 minutes, then try again."
    assert told(ProblemError(Code.THROTTLED), MOST) == "Wait a while, then try again."
    for code in Code:
        assert "{" not in told(ProblemError(code), MOST)


@pytest.mark.parametrize(
    ("error", "status", "retry_after"),
    [
        (Temporary(7), 503, 7),
        (Invalid({"name": "x"}), 422, None),
        (Throttled(9), 429, 9),
        (TooLarge(), 413, None),
        (UnknownTicket(), 404, None),
        (HTTPException(SECRET, status_code=405), 405, None),
        (HTTPException(SECRET, status_code=418), 400, None),
        (HTTPException(SECRET, status_code=500), 500, None),
    ],
)
def test_every_error_has_its_problem(error: Exception, status: int, retry_after: int | None) -> None:
    problem = as_problem(error)
    assert problem.problem.status == status
    assert problem.retry_after == retry_after
    assert SECRET not in str(details(problem, MOST))


def test_an_unexpected_error_is_logged_without_its_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert as_problem(ValueError(SECRET)).code is Code.FAILED
    assert [record.getMessage() for record in caplog.records] == ["request failed"]


def test_statuses_without_a_problem_of_their_own() -> None:
    assert of_status(499) is Code.BAD_REQUEST
    assert of_status(599) is Code.FAILED
