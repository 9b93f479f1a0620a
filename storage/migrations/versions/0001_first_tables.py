"""The first tables: people, tickets and their conversation, outgoing mail, receipts, intents.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_CHANNELS = ("form", "mail", "desk")
_STATUSES = ("new", "open", "waiting", "solved")


def upgrade() -> None:
    _people()
    _tickets()
    _files()
    _traffic()


def downgrade() -> None:
    for table in (
        "intents",
        "receipts",
        "outgoing_mails",
        "findings",
        "withheld_files",
        "attachments",
        "messages",
        "tickets",
        "sessions",
        "sign_in_links",
        "agents",
        "requesters",
    ):
        op.drop_table(table)


def _word(constraint: str, *words: str) -> sa.Enum:
    """A column that takes these words alone. Nothing here is shared with the models: they will change."""
    return sa.Enum(*words, name=op.f(constraint), native_enum=False, create_constraint=True, length=20)


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _people() -> None:
    op.create_table(
        "requesters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requesters")),
        sa.UniqueConstraint("email", name=op.f("uq_requesters_email")),
    )
    op.create_table(
        "agents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agents")),
        sa.UniqueConstraint("email", name=op.f("uq_agents_email")),
    )
    op.create_table(
        "sign_in_links",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("expires", _moment(), nullable=False),
        sa.Column("used", _moment(), nullable=True),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_sign_in_links_agent_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sign_in_links")),
    )
    op.create_index(op.f("ix_sign_in_links_agent_id"), "sign_in_links", ["agent_id"])
    op.create_index(op.f("ix_sign_in_links_expires"), "sign_in_links", ["expires"])
    op.create_table(
        "sessions",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("created", _moment(), nullable=False),
        sa.Column("expires", _moment(), nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_sessions_agent_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_agent_id"), "sessions", ["agent_id"])
    op.create_index(op.f("ix_sessions_expires"), "sessions", ["expires"])


def _tickets() -> None:
    op.create_table(
        "tickets",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("requester_id", sa.Integer(), nullable=False),
        sa.Column("channel", _word("ck_tickets_channel", *_CHANNELS), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("environment", sa.Text(), nullable=False),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("status", _word("ck_tickets_status", *_STATUSES), nullable=False),
        sa.Column("created", _moment(), nullable=False),
        sa.Column("updated", _moment(), nullable=False),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["assignee_id"], ["agents.id"], name=op.f("fk_tickets_assignee_id")),
        sa.ForeignKeyConstraint(["requester_id"], ["requesters.id"], name=op.f("fk_tickets_requester_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_tickets")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_tickets_assignee_id_status_updated"), "tickets", ["assignee_id", "status", "updated"]
    )
    op.create_index(op.f("ix_tickets_requester_id"), "tickets", ["requester_id"])
    op.create_index(op.f("ix_tickets_status_updated"), "tickets", ["status", "updated"])
    op.create_index(op.f("ix_tickets_updated"), "tickets", ["updated"])
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column(
            "kind", _word("ck_messages_messagekind", "requester", "agent", "note", "event"), nullable=False
        ),
        sa.Column("channel", _word("ck_messages_channel", *_CHANNELS), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created", _moment(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=True),
        sa.Column("mail_id", sa.Text(), nullable=True),
        sa.Column("event_kind", _word("ck_messages_eventkind", "assigned", "status"), nullable=True),
        sa.Column("event_status", _word("ck_messages_status", *_STATUSES), nullable=True),
        sa.Column("event_assignee_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_messages_agent_id")),
        sa.ForeignKeyConstraint(
            ["event_assignee_id"], ["agents.id"], name=op.f("fk_messages_event_assignee_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_number"], ["tickets.number"], name=op.f("fk_messages_ticket_number")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
    )
    op.create_index(op.f("ix_messages_ticket_number"), "messages", ["ticket_number"])


def _files() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_attachments_message_id")),
        sa.ForeignKeyConstraint(
            ["ticket_number"], ["tickets.number"], name=op.f("fk_attachments_ticket_number")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("key", name=op.f("uq_attachments_key")),
    )
    op.create_index(op.f("ix_attachments_message_id"), "attachments", ["message_id"])
    op.create_index(op.f("ix_attachments_ticket_number"), "attachments", ["ticket_number"])
    op.create_table(
        "withheld_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column(
            "reason",
            _word(
                "ck_withheld_files_reason",
                "encrypted",
                "corrupt",
                "unsupported",
                "too large",
                "too many",
                "too deep",
                "timed out",
                "unreadable",
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_withheld_files_message_id")),
        sa.ForeignKeyConstraint(
            ["ticket_number"], ["tickets.number"], name=op.f("fk_withheld_files_ticket_number")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withheld_files")),
    )
    op.create_index(op.f("ix_withheld_files_message_id"), "withheld_files", ["message_id"])
    op.create_index(op.f("ix_withheld_files_ticket_number"), "withheld_files", ["ticket_number"])
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
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], name=op.f("fk_findings_attachment_id")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_findings_message_id")),
        sa.ForeignKeyConstraint(
            ["ticket_number"], ["tickets.number"], name=op.f("fk_findings_ticket_number")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_message_id"), "findings", ["message_id"])
    op.create_index(op.f("ix_findings_ticket_number"), "findings", ["ticket_number"])


def _traffic() -> None:
    op.create_table(
        "outgoing_mails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _word("ck_outgoing_mails_outgoingkind", "receipt", "reply"), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("created", _moment(), nullable=False),
        sa.Column("due", _moment(), nullable=False),
        sa.Column(
            "delivery", _word("ck_outgoing_mails_delivery", "queued", "sent", "failed"), nullable=False
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("finished", _moment(), nullable=True),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_outgoing_mails_message_id")),
        sa.ForeignKeyConstraint(
            ["ticket_number"], ["tickets.number"], name=op.f("fk_outgoing_mails_ticket_number")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_mails")),
    )
    op.create_index(op.f("ix_outgoing_mails_delivery_due"), "outgoing_mails", ["delivery", "due"])
    op.create_index(op.f("ix_outgoing_mails_message_id"), "outgoing_mails", ["message_id"])
    op.create_table(
        "receipts",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("opened", sa.Boolean(), nullable=False),
        sa.Column("expires", _moment(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_receipts_message_id")),
        sa.ForeignKeyConstraint(
            ["ticket_number"], ["tickets.number"], name=op.f("fk_receipts_ticket_number")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_receipts")),
    )
    op.create_index(op.f("ix_receipts_expires"), "receipts", ["expires"])
    op.create_table(
        "intents",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("declared", _moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_intents")),
    )
    op.create_index(op.f("ix_intents_declared"), "intents", ["declared"])
