"""Words in sentences for people."""

from __future__ import annotations

from tui.wording import LONGEST, beginning


def test_a_title_is_said_whole_and_a_page_by_its_beginning() -> None:
    assert beginning(" Rice\n and  gulls ") == "Rice and gulls"
    for text in ("gull " * 10_000, "g" * 10_000, "gull " + "g" * 10_000):
        said = beginning(text)
        assert said.endswith(" …")
        assert text.startswith(said.removesuffix(" …"))
        assert 0 < len(said) <= LONGEST + 2
