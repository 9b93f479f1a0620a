"""A browser's post is answered with "look there": Chromium keeps the text of a post that showed a page."""

from collections.abc import Mapping

import pytest

from tests.support.routes import routes
from tests.support.visitors import Visitor

CARD = "4111 1111 1111 1111"
SIGN_OUT = "/desk/sign-out"
WRONG: dict[str, tuple[Mapping[str, str], Mapping[str, str]]] = {  # headers, fields
    "nothing that fits": ({}, {"other": CARD}),
    "another site": ({"Sec-Fetch-Site": "cross-site"}, {"body": CARD}),
    "another host": ({"Host": "evil.example"}, {"body": CARD}),
    "no form": ({"Content-Type": "application/json"}, {"body": CARD}),
    "a broken form": ({"Content-Type": "multipart/form-data; boundary=x"}, {"body": CARD}),
    "a character that is not allowed": ({}, {"body": f"{CARD}\0", "description": "\0"}),
    "too much": ({}, {"body": CARD + "x" * 4_000_000}),
}
PATHS = [route.replace("{number:str}", "1") for route in routes("POST")]
ASKED = [(who, path) for who in ("visitor", "agent") for path in PATHS if (who, path) != ("agent", SIGN_OUT)]


@pytest.mark.parametrize(("who", "path"), ASKED)
@pytest.mark.parametrize("wrong", WRONG)
def test_no_post_of_a_browser_is_answered_with_a_page(
    request: pytest.FixtureRequest, who: str, wrong: str, path: str
) -> None:
    browser: Visitor = request.getfixturevalue(who)
    headers, fields = WRONG[wrong]
    answer = browser.http.post(path, data=fields, headers=headers)
    assert answer.status_code == 303
    assert "4111" not in answer.text + str(answer.headers)


def test_every_post_is_asked() -> None:
    assert len(PATHS) >= 9
