"""What agents report about the recognizers.

Revision: 0004
Follows: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _kind(), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("recognizer", sa.Text(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        *(_foreign_key(*pair) for pair in _TARGETS.items()),
    )
    columns = ["ticket_number", "kind", "message_id"]
    op.create_index(op.f("ix_reports_ticket_number_kind_message_id"), "reports", columns)


def downgrade() -> None:
    op.drop_table("reports")


_TARGETS = {
    "ticket_number": "tickets.number",
    "message_id": "messages.id",
    "agent_id": "agents.id",
    "attachment_id": "attachments.id",
}


def _foreign_key(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_reports_{column}"))


def _kind() -> sa.Enum:
    name = op.f("ck_reports_reportkind")
    return sa.Enum("miss", "mistake", name=name, native_enum=False, create_constraint=True, length=20)
