"""Why a mail could not be sent, and who asked for it to be sent again.

Revision: 0006
Follows: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_FAILURES = (
    "no address",
    "recipient",
    "sender",
    "content",
    "unreachable",
    "tls",
    "sign-in",
    "own",
    "bounced",
)
_WORDS = ", ".join(f"'{word}'" for word in _FAILURES)
_FAILURE = f"failure VARCHAR(20) CONSTRAINT ck_outgoing_mails_failure CHECK (failure IN ({_WORDS}))"
_RESENT_BY = "resent_by INTEGER CONSTRAINT fk_outgoing_mails_resent_by REFERENCES agents (id)"


def upgrade() -> None:
    op.execute(f"ALTER TABLE outgoing_mails ADD COLUMN {_FAILURE}")
    op.add_column("outgoing_mails", sa.Column("reply_code", sa.Integer(), nullable=True))
    op.add_column("outgoing_mails", sa.Column("status_code", sa.Text(), nullable=True))
    op.add_column("outgoing_mails", sa.Column("resent", sa.DateTime(timezone=True), nullable=True))
    op.execute(f"ALTER TABLE outgoing_mails ADD COLUMN {_RESENT_BY}")
    for column in ("created", "ticket_number"):
        op.create_index(op.f(f"ix_outgoing_mails_{column}"), "outgoing_mails", [column])


def downgrade() -> None:
    for column in ("created", "ticket_number"):
        op.drop_index(op.f(f"ix_outgoing_mails_{column}"), "outgoing_mails")
    for column in ("resent_by", "resent", "status_code", "reply_code", "failure"):
        op.drop_column("outgoing_mails", column)
