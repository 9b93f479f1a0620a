from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser import open_browser
from tests.support.needs import requires_chromium


@requires_chromium
@pytest.mark.parametrize("javascript", [True, False])
def test_a_page_is_drawn_with_and_without_javascript(tmp_path: Path, javascript: bool) -> None:
    with open_browser(tmp_path, javascript=javascript) as browser:
        page = browser.new_page()
        page.set_content("<p>before</p><script>document.querySelector('p').textContent = 'after'</script>")
        assert page.text_content("p") == ("after" if javascript else "before")
    assert any(tmp_path.iterdir())
