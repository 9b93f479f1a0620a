"""What the documents point to exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def functions_of(source: Path) -> set[str]:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    return {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    missing = [
        target
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_named_tests_exist(page: Path) -> None:
    missing = [
        f"{path}::{name}"
        for path, name in TEST.findall(page.read_text(encoding="utf-8"))
        if not (ROOT / path).is_file() or (name and name not in functions_of(ROOT / path))
    ]
    assert missing == []


def test_every_door_in_the_list_of_threats_names_its_test() -> None:
    text = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
    closed = text.split("## Doors of parts that are not built yet")[0]
    rows = [row for row in closed.splitlines() if row.startswith("| ") and not row.startswith("| where")]
    assert rows
    assert [row for row in rows if not TEST.search(row)] == []


def test_every_decision_is_numbered_once() -> None:
    numbers = [page.name[:4] for page in sorted((ROOT / "docs" / "adr").glob("*.md"))]
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]
