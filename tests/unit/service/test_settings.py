import os
import stat
from pathlib import Path

import pytest
from pydantic import SecretStr

from service.errors import InvalidSettings
from service.settings import MailServer, Settings, load
from service.settings.secret import installation_secret

CANARY = "4111111111111111"


def problems(environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(InvalidSettings) as caught:
        load(environ)
    return caught.value.problems


def test_defaults_need_no_environment() -> None:
    settings = load({"PATH": "/bin"})
    assert settings == Settings()
    assert settings.sqlalchemy_url == "sqlite+aiosqlite:///data/veilbox.db"
    assert settings.http_address == ("127.0.0.1", 8000)
    assert settings.mailboxes == ("support@localhost",)
    assert settings.outgoing is None


def test_settings_that_follow_from_others() -> None:
    settings = load({"VEILBOX_HTTP": "127.0.0.1:9000", "VEILBOX_INBOX": "Help@Example.com, b@example.com"})
    assert settings.public_url == "http://127.0.0.1:9000"
    assert settings.mailboxes == ("help@example.com", "b@example.com")
    assert settings.sender == "help@example.com"


def test_addresses_under_one_name_are_one_queue() -> None:
    inbox = "A@x.org=Support, bill@x.org = Billing , =a=b@x.org=Support,c@x.org,c@x.org"
    settings = load({"VEILBOX_INBOX": inbox})
    assert [(queue.name, queue.addresses) for queue in settings.queues] == [
        ("Support", ("a@x.org", "=a=b@x.org")),
        ("Billing", ("bill@x.org",)),
        ("c@x.org", ("c@x.org",)),
    ]
    assert settings.mailboxes == ("a@x.org", "=a=b@x.org", "bill@x.org", "c@x.org")
    assert settings.sender == "a@x.org"


def test_mail_can_be_switched_off() -> None:
    assert load({"VEILBOX_SMTP": ""}).smtp_address is None


def test_toml_file_and_a_variable_that_wins(tmp_path: Path) -> None:
    file = tmp_path / "veilbox.toml"
    file.write_text('company = "From the file"\nmax_file_mb = 7\nitin = true\n')
    settings = load({"VEILBOX_CONFIG": str(file), "VEILBOX_COMPANY": "From the variable"})
    assert (settings.company, settings.max_file_mb, settings.itin) == ("From the variable", 7, True)


def test_secret_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "url"
    file.write_text("postgresql://veilbox:password@db/veilbox\n")
    settings = load({"VEILBOX_DATABASE_URL_FILE": str(file)})
    assert settings.sqlalchemy_url == "postgresql+asyncpg://veilbox:password@db/veilbox"


def test_repr_shows_no_secret() -> None:
    settings = load(
        {
            "VEILBOX_SECRET": "s" * 31 + "1",
            "VEILBOX_DATABASE_URL": "postgresql://u:hunter2@db/x",
            "VEILBOX_OUTGOING_SMTP": "smtp://u:hunter2@mail",
            "VEILBOX_S3_ACCESS_KEY": "hunter2",
            "VEILBOX_S3_SECRET_KEY": "hunter2",
        }
    )
    assert "hunter2" not in repr(settings) + str(settings) + repr(settings.outgoing)
    assert "sssss" not in repr(settings)


def test_unknown_names_are_refused() -> None:
    assert problems({"VEILBOX_HTPP": CANARY}) == ("VEILBOX_HTPP is not a setting of Veilbox.",)


def test_unknown_key_in_the_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "veilbox.toml"
    file.write_text(f'htpp = "{CANARY}"\n')
    (problem,) = problems({"VEILBOX_CONFIG": str(file)})
    assert problem.startswith("VEILBOX_HTPP: ")
    assert CANARY not in problem


@pytest.mark.parametrize("content", [f'http = "{CANARY}', f"{CANARY}\udcff"])
def test_broken_toml_is_not_quoted(tmp_path: Path, content: str) -> None:
    file = tmp_path / "veilbox.toml"
    file.write_bytes(content.encode(errors="surrogateescape"))
    assert problems({"VEILBOX_CONFIG": str(file)}) == ("VEILBOX_CONFIG names a file that is not valid TOML.",)


def test_missing_files_are_named_by_their_setting(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    assert problems({"VEILBOX_CONFIG": missing}) == ("VEILBOX_CONFIG names a file that can't be read.",)
    assert problems({"VEILBOX_SECRET_FILE": missing}) == (
        "VEILBOX_SECRET_FILE names a file that can't be read.",
    )


def test_value_and_file_together_are_refused() -> None:
    (problem,) = problems({"VEILBOX_SECRET": "x", "VEILBOX_SECRET_FILE": "y"})
    assert problem == "VEILBOX_SECRET and VEILBOX_SECRET_FILE are both set; set one of them."


BAD = {
    "http": ["", CANARY, f"host:{CANARY}", f"::1:{CANARY}", "a b:1", "host:١"],
    "smtp": [CANARY],
    "inbox": [
        "",
        f"{CANARY} <a@b>",
        f"a@b,{CANARY}",
        f"{CANARY}\n@b",
        "a@b=",
        f"a@b={CANARY}=",
        f"a@b={CANARY}@c",
        f"a@b={CANARY * 10}",
        f"a@b={CANARY},a@b=Other",
    ],
    "public_url": [
        "",
        CANARY,
        f"ftp://{CANARY}",
        f"http://h/{CANARY}",
        f"http://h:{CANARY}",
        f"http://[{CANARY}",
    ],
    "database_url": [CANARY, f"mysql://{CANARY}", "sqlite:///"],
    "outgoing_smtp": [f"http://{CANARY}", f"smtp://h:{CANARY}", f"smtp://h/{CANARY}"],
    "s3_endpoint": [CANARY, f"ftp://{CANARY}", f"https://h/{CANARY}", f"https://user:{CANARY}@h"],
    "s3_bucket": [f"{CANARY}/x", f"X{CANARY}", "ab"],
    "s3_region": ["", f"{CANARY} x"],
    "sender": [CANARY, f"{CANARY}@b, c@d"],
    "company": ["", f"{CANARY}\n", CANARY * 10],
    "secret": [CANARY],
    "keep_last_four": [CANARY],
    "itin": [CANARY],
    "log_level": [CANARY],
    "max_file_mb": [CANARY, "0", "x" + CANARY, ""],
    "max_request_mb": [CANARY * 400],
    "max_mail_mb": ["-" + CANARY],
    "in_flight_mb": [f"{CANARY}.5"],
    "read_seconds": [CANARY],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in BAD.items() for value in values]
)
def test_a_bad_value_is_named_and_not_shown(name: str, value: str) -> None:
    variable = f"VEILBOX_{name.upper()}"
    found = problems({variable: value})
    assert any(problem.startswith(f"{variable}: ") for problem in found)
    assert CANARY not in " ".join(found)


def test_the_budget_holds_one_of_the_largest() -> None:
    assert problems({"VEILBOX_IN_FLIGHT_MB": "59"}) == (
        "VEILBOX_IN_FLIGHT_MB has to hold the largest request and mail.",
    )


@pytest.mark.parametrize(
    ("value", "server"),
    [
        ("mail.example.com:25", MailServer("mail.example.com", 25)),
        ("smtp://u%40x:p%3A@h:2525", MailServer("h", 2525, username="u@x", password="p:")),
        ("smtps://h", MailServer("h", 465, tls=True)),
        ("smtp://h", MailServer("h", 587)),
        ("[::1]:25", MailServer("::1", 25)),
    ],
)
def test_outgoing_server(value: str, server: MailServer) -> None:
    assert load({"VEILBOX_OUTGOING_SMTP": value}).outgoing == server


def test_allowed_hosts() -> None:
    settings = Settings(public_url="https://Support.Example.com:444", trusted_hosts="a.example, b.example")
    assert settings.allowed_hosts == ("support.example.com", "127.0.0.1", "a.example", "b.example")


def test_the_secret_is_made_once_for_the_owner_alone(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    before = os.umask(0)
    try:
        made = installation_secret(settings)
    finally:
        os.umask(before)
    assert len(made) == 64
    assert installation_secret(settings) == made
    assert installation_secret(Settings(data=tmp_path / "other", secret=SecretStr("z" * 32))) == b"z" * 32
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_damaged_secret_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"short")
    with pytest.raises(InvalidSettings):
        installation_secret(Settings(data=tmp_path))
    assert (tmp_path / "secret").read_bytes() == b"short"
