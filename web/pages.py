"""Fills the templates with what every page needs: the company's name and the reader's colour theme."""

from http.cookies import CookieError, SimpleCookie

from jinja2 import Environment
from litestar.datastructures import Headers
from litestar.types import HTTPScope

THEME_COOKIE = "veilbox_theme"
THEMES = ("system", "light", "dark")


class Pages:
    """Draws pages as HTML. `company` is the name of who runs this Veilbox."""

    def __init__(self, environment: Environment, company: str) -> None:
        self._environment = environment
        self._company = company

    def draw(self, template: str, scope: HTTPScope, **context: object) -> bytes:
        """The page, encoded as UTF-8."""
        page = self._environment.get_template(template)
        return page.render(company=self._company, theme=_theme(scope), **context).encode()


def _theme(scope: HTTPScope) -> str:
    theme = cookie(scope, THEME_COOKIE)
    return theme if theme in THEMES else THEMES[0]


def cookie(scope: HTTPScope, name: str) -> str:
    """The value of a cookie, empty when it was not sent or can't be read."""
    try:
        cookies = SimpleCookie(Headers.from_scope(scope).get("cookie", ""))
    except CookieError:
        return ""
    return cookies[name].value if name in cookies else ""
