"""What our own mail server found out about a sender: SPF, DKIM and DMARC (RFC 8601).

Only fields with the authserv-id of the operator's own server count, and of those only the first: servers
put theirs on top, and whatever stands below came with the mail. The operator's server has to take away fields
that forge its name, as RFC 8601, section 5, demands of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from redaction.raw import Raw

_COMMENT = re.compile(r"\([^()]{0,1000}\)")
_RESULT = re.compile(r"\b(spf|dkim|dmarc)\s{0,9}=\s{0,9}([a-z]{1,12})\b", re.IGNORECASE)
_FROM = re.compile(r"\bheader\.from\s{0,9}=\s{0,9}([^\s;\"]{1,255})", re.IGNORECASE)
_METHODS = ("spf", "dkim", "dmarc")
MOST = 10_000  # characters of one field


@dataclass(frozen=True, slots=True)
class Checks:
    """Results by method, such as "pass", and the domain for which DMARC was decided."""

    results: dict[str, str]
    domain: str

    @property
    def words(self) -> str:
        """As they are kept: "spf=pass dkim=pass dmarc=fail"; "" when nothing is known."""
        return " ".join(f"{method}={self.results[method]}" for method in _METHODS if method in self.results)

    def prove(self, address: str) -> bool:
        """Whether DMARC says that this From is of its domain's own making."""
        domain = address.rpartition("@")[2].lower()
        return self.results.get("dmarc") == "pass" and bool(domain) and domain == self.domain


NOTHING = Checks({}, "")


def checks_of(fields: Sequence[Raw], authserv_id: str) -> Checks:
    """What the first field of our own server says; nothing when `authserv_id` is empty."""
    if not authserv_id:
        return NOTHING
    for field in fields:
        text = _COMMENT.sub(" ", field.reveal()[:MOST])
        identity, _, results = text.partition(";")
        if identity.split()[:1] == [authserv_id] or identity.strip().lower() == authserv_id.lower():
            return _read(results)
    return NOTHING


def _read(results: str) -> Checks:
    found: dict[str, str] = {}
    for method, result in _RESULT.findall(results):
        name = method.lower()
        # Several signatures are several results: one that passes is enough.
        if found.get(name) != "pass":
            found[name] = result.lower()
    domain = _FROM.search(results)
    return Checks(found, domain[1].lower() if domain else "")
