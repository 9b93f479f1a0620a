"""Every setting with its type, its default and its bounds. `docs/settings.md` tells what they mean."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from redaction.policy import OPTIONAL, UNCHECKED
from service.settings import parts
from service.settings.mail_sources import MailSource, mail_sources
from service.settings.queues import Queue, queues

MB = 1_000_000
MAIL_TAKES = 10  # times its size in memory while a mail is read; 9 were measured
SECRET_LENGTH = 32  # characters; shorter ones could be guessed offline from one ticket link

Megabytes = Annotated[int, Field(ge=1, le=100_000)]
Origin = Annotated[str, AfterValidator(parts.public_url)]


def _listening(value: str) -> str:
    parts.host_port(value)
    return value


def _listening_or_off(value: str) -> str:
    return _listening(value) if value else value


def _lmtp(value: str) -> str:
    return value if parts.socket_path(value) else _listening_or_off(value)


def _imap(value: SecretStr) -> SecretStr:
    mail_sources(value.get_secret_value())
    return value


def _inbox(value: str) -> str:
    queues(value)
    return value


def _unchecked(value: str) -> str:
    if not set(parts.listed(value)) <= set(UNCHECKED):
        raise ValueError(f"must hold names of {', '.join(UNCHECKED)}")
    return ",".join(parts.listed(value))


def _recognizers(value: str) -> str:
    if not set(parts.listed(value)) <= set(OPTIONAL):
        raise ValueError(f"must hold names of {', '.join(OPTIONAL)}")
    return ",".join(parts.listed(value))


def _database(value: SecretStr) -> SecretStr:
    if value.get_secret_value():
        parts.sqlalchemy_url(value.get_secret_value())
    return value


def _outgoing(value: SecretStr) -> SecretStr:
    parts.mail_server(value.get_secret_value())
    return value


def _secret(value: SecretStr) -> SecretStr:
    if 0 < len(value.get_secret_value()) < SECRET_LENGTH:
        raise ValueError(f"must have {SECRET_LENGTH} characters at least")
    return value


def _endpoint(value: str) -> str:
    return parts.public_url(value) if value else value


def _default_url(known: Mapping[str, object]) -> str:
    return f"http://{known.get('http', '')}"


def _first_inbox(known: Mapping[str, object]) -> str:
    inbox = str(known.get("inbox", ""))
    return queues(inbox)[0].addresses[0] if inbox else ""


class Settings(BaseModel):
    """Settings of one installation. Made by `load()`; given by name in tests."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, validate_default=True)

    data: Path = Path("data")
    http: Annotated[str, AfterValidator(_listening)] = "127.0.0.1:8000"
    smtp: Annotated[str, AfterValidator(_listening_or_off)] = "127.0.0.1:8025"
    inbox: Annotated[str, AfterValidator(_inbox)] = "support@localhost"
    smtp_certificate: str = ""
    smtp_key: str = ""
    smtp_require_tls: bool = False
    lmtp: Annotated[str, AfterValidator(_lmtp)] = ""
    imap: Annotated[SecretStr, AfterValidator(_imap)] = SecretStr("")
    imap_poll_seconds: Annotated[int, Field(ge=1, le=3600)] = 60
    mail_hook_secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    authserv_id: Annotated[str, Field(pattern=r"^[^\s;]{0,255}$")] = ""
    mails_per_minute: Annotated[int, Field(ge=0, le=100_000)] = 300
    public_url: Origin = Field(default_factory=_default_url)
    trusted_hosts: str = ""
    database_url: Annotated[SecretStr, AfterValidator(_database)] = SecretStr("")
    s3_endpoint: Annotated[str, AfterValidator(_endpoint)] = ""
    s3_bucket: Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$")] = ""
    s3_region: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,50}$")] = "us-east-1"
    s3_access_key: SecretStr = SecretStr("")
    s3_secret_key: SecretStr = SecretStr("")
    s3_ca: str = ""
    outgoing_smtp: Annotated[SecretStr, AfterValidator(_outgoing)] = SecretStr("")
    sender: Annotated[str, AfterValidator(parts.address)] = Field(default_factory=_first_inbox)
    mail_plus: bool = True
    mail_locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] = "en"
    mail_templates: str = ""
    company: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")] = "Veilbox"
    secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    keep_last_four: bool = True
    itin: bool = False
    recognizers: Annotated[str, AfterValidator(_recognizers)] = ""
    patterns: str = ""
    ocr: Literal["auto", "rapid", "tesseract"] = "auto"
    store_unchecked: Annotated[str, AfterValidator(_unchecked)] = ""
    language_model: str = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    max_file_mb: Megabytes = 25
    max_request_mb: Megabytes = 60
    max_mail_mb: Annotated[int, Field(ge=1, le=200)] = 40
    in_flight_mb: Megabytes = 256
    read_seconds: Annotated[int, Field(ge=1, le=3600)] = 60
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    worker_cpu_seconds: Annotated[int, Field(ge=1, le=3600)] = 20
    worker_mb: Annotated[int, Field(ge=400, le=100_000)] = 1000
    file_worker_mb: Annotated[int, Field(ge=1000, le=100_000)] = 1500

    @model_validator(mode="after")
    def _sources_of_ours(self) -> Self:
        if not {source.mailbox for source in self.mail_sources} <= {"", *self.mailboxes}:
            raise ValueError("VEILBOX_IMAP names a mailbox that VEILBOX_INBOX doesn't have")
        return self

    @model_validator(mode="after")
    def _room_for_one(self) -> Self:
        if self.in_flight_mb < max(self.max_request_mb, self.max_mail_mb):
            raise ValueError("VEILBOX_IN_FLIGHT_MB has to hold the largest request and mail")
        if self.worker_mb < MAIL_TAKES * self.max_mail_mb:
            raise ValueError(f"VEILBOX_WORKER_MB has to be {MAIL_TAKES} times VEILBOX_MAX_MAIL_MB at least")
        return self

    @property
    def http_address(self) -> tuple[str, int]:
        """Host and port of the web server."""
        return parts.host_port(self.http)

    @property
    def smtp_address(self) -> tuple[str, int] | None:
        """Host and port of the mail listener, None when it is off."""
        return parts.host_port(self.smtp) if self.smtp else None

    @property
    def mail_sources(self) -> tuple[MailSource, ...]:
        """Where mail is fetched by IMAP."""
        return mail_sources(self.imap.get_secret_value())

    @property
    def mailboxes(self) -> tuple[str, ...]:
        """The addresses that take mail, lower case."""
        return tuple(address for queue in self.queues for address in queue.addresses)

    @property
    def queues(self) -> tuple[Queue, ...]:
        """What these addresses are called at the desk; the first queue is the default one."""
        return queues(self.inbox)

    @property
    def takes_mail(self) -> bool:
        """Whether mail to `mailboxes` comes here."""
        hooked = bool(self.mail_hook_secret.get_secret_value())
        return bool(self.smtp_address or self.lmtp or self.mail_sources or hooked)

    @property
    def outgoing(self) -> parts.MailServer | None:
        """The server for outgoing mail, None when nothing is sent."""
        return parts.mail_server(self.outgoing_smtp.get_secret_value())

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """Host names, without ports, under which the web server answers."""
        own = (urlsplit(self.public_url).hostname or "", self.http_address[0])
        return tuple(
            dict.fromkeys(host.lower() for host in (*own, *parts.listed(self.trusted_hosts)) if host)
        )

    @property
    def sqlalchemy_url(self) -> str:
        """The database's address with its driver; SQLite in the data folder when none was set."""
        given = self.database_url.get_secret_value()
        return parts.sqlalchemy_url(given or f"sqlite:///{self.data / 'veilbox.db'}")

    @property
    def max_file_bytes(self) -> int:
        """Bytes that one file may have."""
        return self.max_file_mb * MB

    @property
    def max_request_bytes(self) -> int:
        """Bytes that one HTTP request may have."""
        return self.max_request_mb * MB

    @property
    def max_mail_bytes(self) -> int:
        """Bytes that one mail may have."""
        return self.max_mail_mb * MB

    @property
    def in_flight_bytes(self) -> int:
        """Raw bytes that may be in memory at one time."""
        return self.in_flight_mb * MB

    @property
    def worker_bytes(self) -> int:
        """Memory that one worker process for texts and mails may use."""
        return self.worker_mb * MB

    @property
    def file_worker_bytes(self) -> int:
        """Memory that one worker process for files may use."""
        return self.file_worker_mb * MB
