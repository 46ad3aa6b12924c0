"""Web pages made of texts, with what stands around texts in pages, for trying to read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from tests.documents.printing import Made, blocks, is_heading, words_of
from tui.documents.frontmatter import front_matter

_ITEM = re.compile(r"(?P<mark>[-*•]|(?P<number>\d{1,3})[.)])\s+")


class Part(NamedTuple):
    """A block of a text: "heading", "item", "numbered" or "text"; `number` is that of a numbered item."""

    kind: str
    words: str
    number: int = 0

    @property
    def html(self) -> str:
        """The words as HTML has them."""
        return escape(self.words)

    def tagged(self) -> str:
        """The part by itself as a heading or paragraph, its number in its words."""
        if self.kind == "heading":
            return f"<h2>{self.html}</h2>"
        return f"<p>{self.number}. {self.html}</p>" if self.kind == "numbered" else f"<p>{self.html}</p>"


class Around:
    """Makes what stands around a text. Each line has a word that stands nowhere else."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def mark(self) -> str:
        """A new word."""
        self.words.append(f"xq{len(self.words)}z")
        return self.words[-1]

    def link(self, words: str, path: str = "/news/story.html") -> str:
        """A link with a marked text."""
        return f'<a href="{path}">{words} {self.mark()}</a>'

    def links(self, *words: str, tag: str = "li") -> str:
        """A row of links, each in an element."""
        return "".join(f"<{tag}>{self.link(one)}</{tag}>" for one in words)

    def menu(self) -> str:
        """The items of a menu."""
        return self.links("Home", "About us", "Press Releases", "Visits", "Bilateral Relations", "Contact")

    def stories(self, tag: str = "li") -> str:
        """Headlines that lead to other pages."""
        return self.links(
            "Monsoon session of Parliament to begin on Monday, says minister",
            "Tokyo shares end higher as yen weakens against the dollar",
            "Five things to know about the new semiconductor fund",
            tag=tag,
        )

    def card(self, level: int = 3) -> str:
        """A story with its picture and a sentence, as it stands in a list of others."""
        return (
            f'<a href="/n/1"><img src="t.jpg" alt="{self.mark()}"></a>'
            f"<h{level}>{self.link('Rice prices ease in wholesale markets')}</h{level}>"
            f"<p>Traders in {self.mark()} said on Friday that arrivals had picked up after the rains.</p>"
        )

    def cookies(self) -> str:
        """What a site asks before all else."""
        return (
            f"<p>We use cookies to improve your experience on {self.mark()}. By continuing you agree to our"
            f" {self.link('cookie policy', '/cookies')}.</p><button>Accept {self.mark()}</button>"
        )

    def sharing(self) -> str:
        """Buttons for sharing."""
        return (
            f'<ul><li><a href="https://social.example/share?u=1" title="{self.mark()}">Share</a></li>'
            f'<li><a href="https://post.example/tweet">Tweet {self.mark()}</a></li>'
            f'<li><a href="javascript:print()">Print {self.mark()}</a></li></ul>'
        )

    def signup(self) -> str:
        """A newsletter."""
        return (
            f"<h3>Sign up for our newsletter {self.mark()}</h3><p>The day's top stories from {self.mark()} in"
            ' your inbox every morning.</p><form action="/s"><input type="email" placeholder="E-mail">'
            f"<button>Subscribe {self.mark()}</button></form>"
        )

    def rights(self) -> str:
        """What stands at the foot of all pages of a site."""
        return f"<p>© 2024 Example Media {self.mark()} Ltd. All rights reserved.</p>" + self.links(
            "Terms of use", "Privacy", tag="span"
        )

    def comment(self) -> str:
        """What a reader wrote."""
        return (
            f"<b>reader{self.mark()}</b> <i>2 hours ago</i><p>I don't think that {self.mark()} will ever come"
            " of it, they have promised the same thing for ten years and nobody remembers.</p>"
        )

    def script(self) -> str:
        """A program, a style, and what stands for them where there are none."""
        return (
            f'<script>var a="<p>{self.mark()} is not text</p>";</script>'
            f"<style>.{self.mark()}{{color:red}}</style>"
            f"<noscript>Please enable JavaScript {self.mark()}</noscript>"
        )


Style = Callable[[str, list[Part], Around], str]
"""Makes a page of a title, the parts below it, and what stands around them."""


def parts(text: str) -> tuple[str, list[Part]]:
    """The title of a text, which is stated in its head or is its first line, and the parts below it."""
    found = [_part(block) for block in blocks(text)]
    stated = front_matter(text).first("title")
    return (stated, found) if stated else (found[0].words, found[1:])


def _part(block: str) -> Part:
    words = words_of(block)
    item = _ITEM.match(words)
    if item is None:
        return Part("heading" if is_heading(block) else "text", words)
    number = int(item["number"] or 0)
    return Part("numbered" if number else "item", words[item.end() :], number)


def listed(found: list[Part]) -> Iterator[str]:
    """The parts as HTML, items in lists."""
    for kind, run in groupby(found, key=lambda part: part.kind):
        together = list(run)
        if kind == "item":
            yield f"<ul>{''.join(f'<li>{part.html}</li>' for part in together)}</ul>"
        elif kind == "numbered":
            items = "".join(f'<li value="{part.number}">{part.html}</li>' for part in together)
            yield f"<ol>{items}</ol>"
        else:
            yield from (part.tagged() for part in together)


def between(found: list[str], *boxes: str) -> str:
    """The elements with boxes among them, the first after the first element."""
    step = max(1, len(found) // max(1, len(boxes)))
    out = list(found)
    for index in range(len(boxes) - 1, -1, -1):
        out.insert(min(len(out), 1 + index * step), boxes[index])
    return "\n".join(out)


def page(text: str, style: Style) -> Made:
    """A page made of a text."""
    around = Around()
    title, found = parts(text)
    data = style(title, found, around).encode("utf-8", "xmlcharrefreplace")
    return Made(data, tuple(around.words))
