"""What is known of messages and tickets because they came by mail, and who takes part in a ticket.

Revision: 0007
Follows: 0006
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attachments", sa.Column("part", sa.Integer(), nullable=True))
    op.create_table(
        "message_mails",
        sa.Column("message_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("automatic", _word("automatic", ["auto-reply", "bounce", "list", "report"]), nullable=True),
        sa.Column("held", _word("held", ["stranger", "agent"]), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("reply_to", sa.Text(), nullable=True),
        sa.Column("markup", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_message_mails")),
        _foreign_key("message_mails", "message_id", "messages.id"),
        _foreign_key("message_mails", "ticket_number", "tickets.number"),
        _foreign_key("message_mails", "author_id", "requesters.id"),
    )
    op.create_index(op.f("ix_message_mails_ticket_number"), "message_mails", ["ticket_number"])
    op.create_table(
        "ticket_mails",
        sa.Column("ticket_number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("related", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("ticket_number", name=op.f("pk_ticket_mails")),
        _foreign_key("ticket_mails", "ticket_number", "tickets.number"),
    )
    op.create_table(
        "participants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("requester_id", sa.Integer(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
        sa.UniqueConstraint(
            "ticket_number", "requester_id", name=op.f("uq_participants_ticket_number_requester_id")
        ),
        _foreign_key("participants", "ticket_number", "tickets.number"),
        _foreign_key("participants", "requester_id", "requesters.id"),
        _foreign_key("participants", "confirmed_by", "agents.id"),
    )
    op.create_index(op.f("ix_participants_requester_id"), "participants", ["requester_id"])


def downgrade() -> None:
    for table in ("participants", "ticket_mails", "message_mails"):
        op.drop_table(table)
    op.drop_column("attachments", "part")


def _word(name: str, words: Sequence[str]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def _foreign_key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))
