"""Alembic's environment and the migrations, in the package so that an installed one has them."""
