"""What is painted can be read: contrast by WCAG 2.1, in every theme with colours of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color
from rich.style import Style

from tui.themes import COLOURS, THEMES, Paint, paint, textual_themes


def luminance(color: Color) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in color.get_truecolor())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    assert style.color
    assert style.bgcolor
    lighter, darker = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def words(styles: Paint) -> Iterator[tuple[str, Style]]:
    """Every style that words are painted in, laid over all that it is laid over."""
    plain = ("text", "muted", "strong", "accent", "title", "bar", "bar_muted", "bar_strong")
    for name in plain:
        yield name, getattr(styles, name)
    for name in ("text", "muted", "strong", "accent"):
        style = getattr(styles, name)
        yield f"{name} of a chosen row", style + styles.chosen
        yield f"{name} that matches", style + styles.match
    for name, role in styles.roles.items():
        yield f"text that is {name}", styles.text + role


@pytest.mark.parametrize("theme", COLOURS)
def test_words_stand_out_from_what_lies_behind_them(theme: str) -> None:
    low = {name: round(contrast(style), 2) for name, style in words(paint(theme)) if contrast(style) < 4.5}
    assert low == {}


@pytest.mark.parametrize("theme", COLOURS)
def test_frames_and_bars_stand_out(theme: str) -> None:
    styles = paint(theme)
    assert contrast(styles.line) >= 3
    assert contrast(styles.accent) >= 3


def test_the_ansi_theme_has_no_colours_and_still_tells_states_apart() -> None:
    styles = paint("ansi")
    for _, style in words(styles):
        assert style.color is None
        assert style.bgcolor is None
    assert len({styles.text, styles.strong, styles.text + styles.chosen}) == 3
    assert len({styles.roles[role] for role in ("topic", "agreement", "quote", "match", "current")}) == 5


def test_textual_knows_each_of_our_themes() -> None:
    assert tuple(textual_themes()) == THEMES
    assert all(theme.name == name for name, theme in textual_themes().items())
