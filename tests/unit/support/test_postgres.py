from __future__ import annotations

import asyncpg
import pytest

from tests.support.needs import requires_postgres
from tests.support.postgres import PostgresServer, documented_settings

pytestmark = requires_postgres


async def test_each_database_is_fresh_and_reachable_by_its_url(postgres: PostgresServer) -> None:
    urls = [postgres.create_database() for _ in range(2)]
    assert len(set(urls)) == 2
    for url in urls:
        connection = await asyncpg.connect(url)
        assert await connection.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0
        await connection.close()


async def test_it_runs_with_the_settings_that_operators_are_asked_for(postgres_url: str) -> None:
    connection = await asyncpg.connect(postgres_url)
    asked_for = documented_settings()
    current = {name: await connection.fetchval("SELECT current_setting($1)", name) for name in asked_for}
    assert current == asked_for
    assert {"log_error_verbosity", "log_statement", "log_min_error_statement", "fsync"} <= set(asked_for)
    await connection.close()


async def test_the_log_keeps_a_failing_row_out(postgres_url: str, postgres: PostgresServer) -> None:
    connection = await asyncpg.connect(postgres_url)
    await connection.execute("CREATE TABLE t (a text PRIMARY KEY)")
    await connection.execute("INSERT INTO t VALUES ('a-value-nobody-should-see')")
    with pytest.raises(asyncpg.UniqueViolationError):
        await connection.execute("INSERT INTO t VALUES ('a-value-nobody-should-see')")
    await connection.close()
    assert "duplicate key" in postgres.log_path.read_text()
    assert "nobody-should-see" not in postgres.log_path.read_text()
