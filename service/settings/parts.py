"""Settings that are more than a word or a number, taken apart. The errors here never quote the value."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

SUBMISSION_PORT = 587
SUBMISSIONS_PORT = 465
HIGHEST_PORT = 65535
DRIVERS = {"postgres": "postgresql+asyncpg", "postgresql": "postgresql+asyncpg", "sqlite": "sqlite+aiosqlite"}


UNIX = "unix:"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where outgoing mail goes. `tls`: from the first byte; otherwise STARTTLS when it is offered."""

    host: str
    port: int
    tls: bool = False
    username: str = ""
    password: str = field(default="", repr=False)


def host_port(value: str) -> tuple[str, int]:
    """The host and port of "host:port" or "[v6]:port". Raises ValueError."""
    host, colon, port = value.rpartition(":")
    bracketed = host.startswith("[") and host.endswith("]")
    host = host[1:-1] if bracketed else host
    if not colon or not host or (":" in host and not bracketed) or any(c in host for c in "/@ []"):
        raise ValueError("must be host:port")
    if not (port.isascii() and port.isdigit() and len(port) <= len(str(HIGHEST_PORT))):
        raise ValueError("must end in a port number")
    if int(port) > HIGHEST_PORT:
        raise ValueError("must end in a port number of 65535 at most")
    return host, int(port)


def socket_path(value: str) -> Path | None:
    """The absolute path of "unix:/…", None for anything else. Raises ValueError for a relative one."""
    if not value.startswith(UNIX):
        return None
    path = Path(value.removeprefix(UNIX))
    if not path.is_absolute():
        raise ValueError("must name a socket by its whole path, unix:/run/veilbox/lmtp")
    return path


def mail_server(value: str) -> MailServer | None:
    """The outgoing mail server of "host:port", "smtp://…" or "smtps://…"; None for "". Raises ValueError."""
    if not value:
        return None
    url = split_url(value if "://" in value else f"smtp://{value}")
    if url.scheme not in {"smtp", "smtps"} or not url.hostname or url.path.strip("/") or url.query:
        raise ValueError("must be host:port, smtp://user:password@host:port or smtps://…")
    tls = url.scheme == "smtps"
    return MailServer(
        host=url.hostname,
        port=url.port or (SUBMISSIONS_PORT if tls else SUBMISSION_PORT),
        tls=tls,
        username=unquote(url.username or ""),
        password=unquote(url.password or ""),
    )


def public_url(value: str) -> str:
    """An http or https origin without a slash at its end. Raises ValueError."""
    url = split_url(value.rstrip("/"))
    origin_only = not (url.path or url.query or url.fragment or url.username or url.password)
    if url.scheme not in {"http", "https"} or not url.hostname or not origin_only or not value.isprintable():
        raise ValueError("must be http:// or https:// with a host, and no path")
    return value.rstrip("/")


def address(value: str) -> str:
    """One plain email address, lower case. Raises ValueError."""
    local, at, domain = value.strip().rpartition("@")
    unwanted = set(' \t\r\n,;:<>()[]"\\@')
    if not (local and at and domain) or (set(local) | set(domain)) & unwanted:
        raise ValueError("must hold plain email addresses, name@example.com")
    return value.strip().lower()


def listed(value: str) -> tuple[str, ...]:
    """The items of a comma list."""
    return tuple(item.strip() for item in value.split(",") if item.strip())


def sqlalchemy_url(value: str) -> str:
    """A database address with the driver in it. Raises ValueError."""
    scheme, separator, rest = value.partition("://")
    if not separator or scheme not in DRIVERS:
        raise ValueError("must start with sqlite:/// or postgresql://")
    if scheme == "sqlite" and len(rest) <= 1:
        raise ValueError("must name a file after sqlite:///")
    return f"{DRIVERS[scheme]}://{rest}"


def split_url(value: str) -> SplitResult:
    """An address taken apart. Raises ValueError, without the address in it."""
    try:
        url = urlsplit(value)
        _ = url.port  # read here, because a bad port is found when it is asked for
    except ValueError:
        url = None
    if url is None:
        raise ValueError("is not an address")
    return url
