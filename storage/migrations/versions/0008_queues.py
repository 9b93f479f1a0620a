"""The mailbox to which a ticket belongs, moving it to another one, and mails to people who take part.

Revision: 0008
Follows: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_CAME_TO = "SELECT mailbox FROM ticket_mails WHERE ticket_mails.ticket_number = tickets.number"
_TO = "requester_id INTEGER CONSTRAINT fk_outgoing_mails_requester_id REFERENCES requesters (id)"
_INDEX = "ix_tickets_mailbox_status_assignee_id_updated"


def upgrade() -> None:
    op.add_column("tickets", sa.Column("mailbox", sa.Text(), nullable=True))
    op.execute(f"UPDATE tickets SET mailbox = ({_CAME_TO})")  # noqa: S608 - words of our own
    op.create_index(op.f(_INDEX), "tickets", ["mailbox", "status", "assignee_id", "updated"])
    op.add_column("messages", sa.Column("event_mailbox", sa.Text(), nullable=True))
    op.execute(f"ALTER TABLE outgoing_mails ADD COLUMN {_TO}")


def downgrade() -> None:
    # Without the column they would be mails to the requester once more.
    op.execute("DELETE FROM outgoing_mails WHERE requester_id IS NOT NULL")
    op.drop_column("outgoing_mails", "requester_id")
    op.drop_column("messages", "event_mailbox")
    op.drop_index(op.f(_INDEX), "tickets")
    op.drop_column("tickets", "mailbox")
