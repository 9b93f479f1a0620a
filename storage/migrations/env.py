"""Alembic runs this file. The connection, and its transaction, are those of `storage.migrating`."""

from alembic import context

from storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)

with context.begin_transaction():
    context.run_migrations()
