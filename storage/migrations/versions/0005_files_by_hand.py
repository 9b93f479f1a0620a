"""Files that an agent removed, and files that the operator lets in unchecked.

Revision: 0005
Follows: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_REMOVED_BY = "removed_by INTEGER CONSTRAINT fk_attachments_removed_by REFERENCES agents (id)"


def upgrade() -> None:
    # Column by column, not as a batch: SQLite would copy the table, and rows of the ledger refer to its own.
    off = sa.false()
    op.add_column("attachments", sa.Column("unchecked", sa.Boolean(), nullable=False, server_default=off))
    op.add_column("attachments", sa.Column("removed", sa.DateTime(timezone=True), nullable=True))
    op.execute(f"ALTER TABLE attachments ADD COLUMN {_REMOVED_BY}")


def downgrade() -> None:
    for column in ("removed_by", "removed", "unchecked"):
        op.drop_column("attachments", column)
