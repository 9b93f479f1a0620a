"""Files that agents ask somebody for, and events of their own for moving a ticket and for who takes part.

Revision: 0009
Follows: 0008
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# Table, column and constraint; the words that there were, and those that come to them.
_LISTS = (
    ("messages", "kind", "messagekind", ("requester", "agent", "note", "event"), ("request", "handover")),
    (
        "messages",
        "event_kind",
        "eventkind",
        ("assigned", "status"),
        ("moved", "joined", "left", "withdrawn"),
    ),
    ("outgoing_mails", "kind", "outgoingkind", ("receipt", "reply"), ("request",)),
)
_PERSON = "event_person_id INTEGER CONSTRAINT fk_messages_event_person_id REFERENCES requesters (id)"


def upgrade() -> None:
    for table, column, constraint, before, more in _LISTS:
        _change_list(table, column, constraint, before, (*before, *more))
    op.execute("UPDATE messages SET event_kind = 'moved' WHERE event_mailbox IS NOT NULL")
    op.execute(f"ALTER TABLE messages ADD COLUMN {_PERSON}")
    _create_file_requests()
    op.create_table(
        "handovers",
        sa.Column("message_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_handovers")),
        _foreign_key("handovers", "message_id", "messages.id"),
        _foreign_key("handovers", "request_id", "file_requests.id"),
    )
    op.create_index(op.f("ix_handovers_request_id"), "handovers", ["request_id"])


def downgrade() -> None:
    """What was asked and handed over is kept as notes; to whom, and by whom, is lost."""
    op.drop_table("handovers")
    op.drop_table("file_requests")
    op.drop_column("messages", "event_person_id")
    op.execute("DELETE FROM outgoing_mails WHERE kind = 'request'")
    op.execute("UPDATE messages SET event_kind = NULL WHERE event_kind = 'moved'")
    op.execute("DELETE FROM messages WHERE event_kind IN ('joined', 'left', 'withdrawn')")
    op.execute("UPDATE messages SET kind = 'note' WHERE kind IN ('request', 'handover')")
    for table, column, constraint, before, more in _LISTS:
        _change_list(table, column, constraint, (*before, *more), before)


def _create_file_requests() -> None:
    op.create_table(
        "file_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_requests")),
        sa.UniqueConstraint("message_id", name=op.f("uq_file_requests_message_id")),
        _foreign_key("file_requests", "ticket_number", "tickets.number"),
        _foreign_key("file_requests", "message_id", "messages.id"),
        _foreign_key("file_requests", "contact_id", "requesters.id"),
        sqlite_autoincrement=True,
    )
    for column in ("ticket_number", "contact_id"):
        op.create_index(op.f(f"ix_file_requests_{column}"), "file_requests", [column])


def _foreign_key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def _change_list(
    table: str, column: str, constraint: str, before: Sequence[str], after: Sequence[str]
) -> None:
    name, old, new = f"ck_{table}_{constraint}", _in(column, before), _in(column, after)
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f(name), table)
        op.create_check_constraint(op.f(name), table, new)
    else:
        _change_schema(table, f"CONSTRAINT {name} CHECK ({old})", f"CONSTRAINT {name} CHECK ({new})")


def _change_schema(table: str, old: str, new: str) -> None:
    """Write a table's definition anew, and leave its rows alone (SQLite, "Making other kinds of table schema
    changes"): a table that others refer to can't be copied and dropped inside a transaction."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?",
        (old, new, table),
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")


def _in(column: str, words: Sequence[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})"
