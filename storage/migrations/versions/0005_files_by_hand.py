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


def upgrade() -> None:
    with op.batch_alter_table("attachments") as attachments:
        attachments.add_column(
            sa.Column("unchecked", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        attachments.add_column(sa.Column("removed", sa.DateTime(timezone=True), nullable=True))
        attachments.add_column(sa.Column("removed_by", sa.Integer(), nullable=True))
        attachments.create_foreign_key(op.f("fk_attachments_removed_by"), "agents", ["removed_by"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("attachments") as attachments:
        attachments.drop_constraint(op.f("fk_attachments_removed_by"), type_="foreignkey")
        for column in ("removed_by", "removed", "unchecked"):
            attachments.drop_column(column)
