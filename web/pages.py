"""Fills the templates with what every page needs: who runs this, how replies go out, the colour theme."""

from http.cookies import CookieError, SimpleCookie

from jinja2 import Environment
from litestar.datastructures import Headers
from litestar.types import HTTPScope

THEME_COOKIE = "veilbox_theme"
THEMES = ("system", "light", "dark")


class Pages:
    """Draws pages as HTML. `company` is who runs this Veilbox; `by_mail`: replies go out as mail."""

    def __init__(self, environment: Environment, company: str, *, by_mail: bool) -> None:
        self._environment = environment
        self._always = {"company": company, "by_mail": by_mail}

    def draw(self, template: str, scope: HTTPScope, **context: object) -> bytes:
        """The page, encoded as UTF-8."""
        page = self._environment.get_template(template)
        return page.render(theme=_theme(scope), **self._always, **context).encode()


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
