"""The themes: which colours there are, and the styles in which every widget paints.

One accent colour, for focus and for what was found; everything else is text, muted text, or quiet lines.
Words have a contrast of at least 4.5 : 1 on whatever lies behind them, frames and bars of 3 : 1; a test
computes that. The ansi theme leaves all words in the terminal's own colour and tells states apart by weight,
underline and reverse, so it also serves where `NO_COLOR` is set.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from rich.style import Style
from textual.theme import Theme

Role = Literal["topic", "agreement", "quote", "speaker", "cue", "match", "current", "selected"]
"""What a stretch of a document's text is; see `widgets.wrapped`."""

THEMES = ("dark", "light", "ansi")
"""Names of our themes, the first being the default."""


class Colours(NamedTuple):
    """The colours of a theme: words, then lines, then what lies behind words."""

    text: str
    muted: str
    accent: str
    line: str
    ground: str
    bar: str
    """Behind the top line and the footer."""
    chosen: str
    """Behind the chosen row of the focused pane."""
    tint: str
    """Behind a quote in the reader, where many are marked at once."""
    mark: str
    """Behind what was found: the quote in its evidence, a match of a search."""


COLOURS = {
    "dark": Colours(
        text="#e6e8eb",
        muted="#a3acb8",
        accent="#ffb02e",
        line="#68717d",
        ground="#11151c",
        bar="#1f2630",
        chosen="#3a2b0e",
        tint="#4a370f",
        mark="#7d5608",
    ),
    "light": Colours(
        text="#1d2127",
        muted="#555f6b",
        accent="#8f4a00",
        line="#868e98",
        ground="#fcfbf8",
        bar="#ece9e2",
        chosen="#fbebcd",
        tint="#fdeec8",
        mark="#ffd98a",
    ),
}


class Paint(NamedTuple):
    """The styles of a theme. All but `chosen` and `roles` carry both colours; those are laid over another."""

    text: Style
    muted: Style
    strong: Style
    accent: Style
    title: Style
    """The title of the pane that has the focus."""
    line: Style
    bar: Style
    bar_muted: Style
    bar_strong: Style
    chosen: Style
    """Over a row that is chosen in the focused pane."""
    match: Style
    """Over the words that match a search."""
    chosen_match: Style
    """Over them in a chosen row."""
    roles: dict[Role, Style]
    """Over the stretches of a document's text."""


@cache
def paint(theme: str) -> Paint:
    """The styles of the theme of that name; of one that is not ours, those of ansi, which fit any colours."""
    return _coloured(COLOURS[theme]) if theme in COLOURS else _plain()


def _coloured(colours: Colours) -> Paint:
    ground, bar = Style(bgcolor=colours.ground), Style(bgcolor=colours.bar)
    text, muted = Style(color=colours.text), Style(color=colours.muted)
    bold = Style(bold=True)
    mark = Style(color=colours.text, bgcolor=colours.mark)
    current = Style(color=colours.ground, bgcolor=colours.accent, bold=True)
    return Paint(
        text=ground + text,
        muted=ground + muted,
        strong=ground + text + bold,
        accent=ground + Style(color=colours.accent),
        title=ground + Style(color=colours.accent, bold=True),
        line=ground + Style(color=colours.line),
        bar=bar + text,
        bar_muted=bar + muted,
        bar_strong=bar + text + bold,
        chosen=Style(bgcolor=colours.chosen),
        match=mark,
        chosen_match=mark,
        roles={
            "topic": bold,
            "agreement": Style(underline=True),
            "quote": Style(color=colours.text, bgcolor=colours.tint),
            "speaker": bold,
            "cue": Style(italic=True),
            "match": mark,
            "current": current,
            "selected": Style(reverse=True),
        },
    )


def _plain() -> Paint:
    plain, bold, reverse = Style(), Style(bold=True), Style(reverse=True)
    return Paint(
        text=plain,
        muted=plain,
        strong=bold,
        accent=plain,
        title=bold,
        line=plain,
        bar=plain,
        bar_muted=plain,
        bar_strong=bold,
        chosen=reverse,
        match=reverse,
        chosen_match=Style(reverse=False, underline=True),
        roles={
            "topic": bold,
            "agreement": Style(underline=True),
            "quote": Style(italic=True),
            "speaker": bold,
            "cue": Style(italic=True),
            "match": reverse,
            "current": Style(bold=True, reverse=True),
            "selected": reverse,
        },
    )


@cache
def textual_themes() -> dict[str, Theme]:
    """Our themes as Textual knows them, for what it paints itself: text fields and toasts."""
    return {name: _theme(name, COLOURS[name]) if name in COLOURS else _ansi_theme() for name in THEMES}


def _theme(name: str, colours: Colours) -> Theme:
    return Theme(
        name=name,
        primary=colours.accent,
        accent=colours.accent,
        secondary=colours.muted,
        warning=colours.accent,
        foreground=colours.text,
        background=colours.ground,
        surface=colours.ground,
        panel=colours.bar,
        dark=name == "dark",
        text_alpha=1.0,
    )


def _ansi_theme() -> Theme:
    plain = "ansi_default"
    cursors = ("block-cursor", "input-cursor", "input-selection", "screen-selection")
    return Theme(
        name="ansi",
        primary=plain,
        accent=plain,
        secondary=plain,
        warning=plain,
        error=plain,
        success=plain,
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        boost=plain,
        ansi=True,
        variables={
            "ansi-background": plain,
            "ansi-foreground": plain,
            "border": plain,
            "border-blurred": plain,
            **{f"{cursor}-{ground}": plain for cursor in cursors for ground in ("foreground", "background")},
            "block-cursor-text-style": "reverse",
            "input-cursor-text-style": "reverse",
        },
    )
