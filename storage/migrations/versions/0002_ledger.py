"""The ledger: findings get the shape of chained rows, and every ticket gets a head.

Rows that are there are chained in the order in which they were written. From then on a change is noticed;
what was done to them before can't be. Their recognizers' versions were not noted and stay empty.

Revision: 0002
Follows: 0001
"""

import hmac
import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import context, op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_START = bytes(32)
_TICKETS_AT_ONCE = 1000


def _table(name: str, *columns: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in columns))


_CHAIN = ("ticket_number", "seq", "previous", "mac")
_BOTH = ("message_id", "attachment_id", "entity", "place", "recognizer", "score", "count")
_before = _table("findings_before", "id", "ticket_number", "kept", *_BOTH)
_findings = _table("findings", *_CHAIN, *_BOTH, "recognizer_version", "action")
_kept = _table("kept_digits", "ticket_number", "seq", "digits")
_heads = _table("ledger_heads", "ticket_number", "messages", "findings", "last", "mac", "erased")
_tickets = _table("tickets", "number")
_messages = _table("messages", "ticket_number", "kind")


def upgrade() -> None:
    op.execute("CREATE TABLE findings_before AS SELECT * FROM findings")
    op.create_index("ix_findings_before", "findings_before", ["ticket_number", "id"])
    op.drop_table("findings")
    _create_findings()
    _create_kept_digits()
    _create_heads()
    for number in _numbers():
        _chain(number)
    op.drop_table("findings_before")


def downgrade() -> None:
    """The ledger is lost; the findings are kept."""
    op.execute(
        "CREATE TABLE findings_after AS SELECT f.ticket_number, f.message_id, f.entity,"
        " coalesce(k.digits, '') AS kept, f.place, f.score / 10000.0 AS score, f.recognizer, f.count,"
        " f.attachment_id FROM findings f LEFT JOIN kept_digits k"
        " ON k.ticket_number = f.ticket_number AND k.seq = f.seq ORDER BY f.ticket_number, f.seq"
    )
    for table in ("kept_digits", "findings", "ledger_heads"):
        op.drop_table(table)
    _create_findings_of_0001()
    columns = "ticket_number, message_id, entity, kept, place, score, recognizer, count, attachment_id"
    op.execute(f"INSERT INTO findings ({columns}) SELECT {columns} FROM findings_after")  # noqa: S608 - ours
    op.drop_table("findings_after")


def _create_findings() -> None:
    op.create_table(
        "findings",
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("recognizer", sa.Text(), nullable=False),
        sa.Column("recognizer_version", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("action", _action(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("ticket_number", "seq", name=op.f("pk_findings")),
        *_foreign_keys(),
    )
    op.create_index(op.f("ix_findings_message_id"), "findings", ["message_id"])


def _action() -> sa.Enum:
    words = ("kept last four", "removed")
    name = op.f("ck_findings_action")
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def _foreign_keys() -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_findings_{column}"))
        for column, target in (
            ("attachment_id", "attachments.id"),
            ("message_id", "messages.id"),
            ("ticket_number", "tickets.number"),
        )
    ]


def _create_kept_digits() -> None:
    op.create_table(
        "kept_digits",
        sa.Column("ticket_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digits", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_number", "seq"],
            ["findings.ticket_number", "findings.seq"],
            name=op.f("fk_kept_digits_ticket_number"),
        ),
        sa.PrimaryKeyConstraint("ticket_number", "seq", name=op.f("pk_kept_digits")),
    )


def _create_heads() -> None:
    op.create_table(
        "ledger_heads",
        sa.Column("ticket_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.Column("last", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.Column("erased", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("ticket_number", name=op.f("pk_ledger_heads")),
    )


def _create_findings_of_0001() -> None:
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("recognizer", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        *_foreign_keys(),
    )
    op.create_index(op.f("ix_findings_message_id"), "findings", ["message_id"])
    op.create_index(op.f("ix_findings_ticket_number"), "findings", ["ticket_number"])


def _numbers() -> Iterator[int]:
    last = 0
    column = _tickets.c.number
    while True:
        page = sa.select(column).where(column > last).order_by(column).limit(_TICKETS_AT_ONCE)
        numbers = op.get_bind().scalars(page).all()
        yield from numbers
        if not numbers:
            return
        last = numbers[-1]


def _chain(number: int) -> None:
    last = _START
    findings, kept = [], []
    rows = sa.select(_before).where(_before.c.ticket_number == number).order_by(_before.c.id)
    for seq, row in enumerate(op.get_bind().execute(rows).mappings().all(), start=1):
        finding = {
            "ticket_number": number,
            "seq": seq,
            "previous": last,
            "message_id": row["message_id"],
            "attachment_id": row["attachment_id"],
            "entity": row["entity"],
            "place": row["place"],
            "recognizer": row["recognizer"],
            "recognizer_version": "",
            "score": round(row["score"] * 10_000),
            "action": "kept last four" if row["kept"] else "removed",
            "count": row["count"],
        }
        last = _mac("finding 1", finding)
        findings.append({**finding, "mac": last})
        if row["kept"]:
            kept.append({"ticket_number": number, "seq": seq, "digits": row["kept"]})
    head = {
        "ticket_number": number,
        "messages": _count_messages(number),
        "findings": len(findings),
        "last": last,
        "erased": None,
    }
    _insert(_findings, findings)
    _insert(_kept, kept)
    _insert(_heads, [{**head, "mac": _mac("head 1", head)}])


def _count_messages(number: int) -> int:
    column = _messages.c
    chosen = sa.select(sa.func.count()).where(column.ticket_number == number, column.kind != "event")
    return op.get_bind().execute(chosen).scalar_one()


def _insert(table: sa.TableClause, rows: list[dict[str, object]]) -> None:
    if rows:
        op.get_bind().execute(sa.insert(table), rows)


def _mac(kind: str, row: dict[str, object]) -> bytes:
    """As storage.ledger.seal does it; nothing is shared with it, because it will change."""
    values = [value.hex() if isinstance(value, bytes) else value for value in row.values()]
    spelling = json.dumps([kind, *values], separators=(",", ":")).encode("ascii")
    return hmac.digest(context.config.attributes["ledger_key"], spelling, "sha256")
