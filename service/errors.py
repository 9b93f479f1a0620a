"""Every way the service says no.

    ServiceError
    ├── Refused                the caller has to change something
    │   ├── Invalid            fields with problems, in plain words
    │   ├── TooLarge           over a limit on the whole
    │   ├── UnknownTicket      no such ticket
    │   └── Throttled          too many attempts; try again later
    ├── Temporary              our side; nothing was kept, the same request may be sent again
    ├── CannotStart            this machine lacks what the process needs
    └── InvalidSettings        the process can't start with these settings

The texts are fixed: none of them ever holds something that a person sent.
"""

from collections.abc import Mapping


class ServiceError(Exception):
    """Base of everything the service raises on purpose."""


class Refused(ServiceError):
    """The request can't be taken as it is."""


class Invalid(Refused):
    """`problems` says by field, in words written here, what has to change. "" stands for the whole."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("some fields have problems")
        self.problems = dict(problems)


class TooLarge(Refused):
    """More bytes than one request or mail may have."""

    def __init__(self) -> None:
        super().__init__("too large")


class UnknownTicket(Refused):
    """There is no ticket with this number."""

    def __init__(self) -> None:
        super().__init__("unknown ticket")


class Throttled(Refused):
    """Too many attempts. `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("too many attempts")
        self.retry_after = retry_after


class Temporary(ServiceError):
    """Busy, or a database, object or redaction failure; nothing was kept. `retry_after` is in seconds."""

    def __init__(self, retry_after: int = 5) -> None:
        super().__init__("temporarily not possible")
        self.retry_after = retry_after


class CannotStart(ServiceError):
    """This machine lacks what the process needs; the text says what."""


class InvalidSettings(ServiceError):
    """`problems` are sentences that name settings and reasons, never a setting's value."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
