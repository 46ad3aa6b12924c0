"""Web pages give back their text, and nothing of what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.round_trip import LEAST, share_in_order, words
from tests.documents.page_styles import STYLES
from tests.documents.printing import blocks, words_of
from tests.documents.samples import paragraphs
from tests.documents.webpages import page
from tui.documents.formats import format_of
from tui.documents.readers.html import read
from tui.documents.reading import document
from tui.errors import UserError

SENTENCE = "The two ministers met in Tokyo and spoke for more than an hour about ports and rail."
OTHER = "They agreed to meet again in Delhi next year, and to invite the ministers of transport."


def text_of(source: str) -> str:
    return read(source.encode(), "page.html").text


def lines_of(body: str, head: str = "") -> list[str]:
    return text_of(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>").split("\n\n")


@pytest.mark.parametrize("style", STYLES)
def test_pages_give_back_their_text_and_nothing_else(style: str) -> None:
    text = "\n\n".join(paragraphs())
    made = page(text, STYLES[style])
    found = read(made.data, "page.html").text
    given_words = words(" ".join(map(words_of, blocks(text))))
    assert share_in_order(given_words, words(found)) >= LEAST
    assert not [word for word in made.clutter if word in found]


def test_headline_first_then_what_stands_in_order() -> None:
    found = lines_of(
        f"""<div>March 4, 2031</div><h1>Harbour talks</h1><p>{SENTENCE}</p><h3>Ports</h3><ul>
        <li>Kochi</li>
        <li>Kobe<ol start="3"><li>East</li><li>West</li><li value="9">Old</li></ol></li></ul>
        <ol type="a"><li>one</li></ol><dl><dt>Draught</dt><dd>12 metres</dd></dl>
        <blockquote><p>{OTHER}</p></blockquote>
        <figure><img src="x"><figcaption>The quay</figcaption></figure>"""
    )
    assert found == [
        "# Harbour talks",
        "March 4, 2031",
        SENTENCE,
        "### Ports",
        "- Kochi",
        "- Kobe",
        "3. East",
        "4. West",
        "9. Old",
        "a) one",
        "Draught",
        "12 metres",
        OTHER,
        "The quay",
    ]


def test_tables_of_data_are_rows_and_those_that_lay_out_are_nothing() -> None:
    rows = (
        "<tr><th>No.<th>Paper</tr><tr><td>1</td><td>Port <b>call</b></td></tr><tr><td>2<td>Rail<br>link</tr>"
    )
    laid_out = (
        f"<table><tr><td><table>{rows}</table></td><td><p>{SENTENCE}</p><p>{OTHER}</p></td></tr></table>"
    )
    assert lines_of(laid_out) == ["No. | Paper", "1 | Port call", "2 | Rail link", SENTENCE, OTHER]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (
            "un<b>der</b>&nbsp;the <i>21<sup>st</sup></i> sea&shy;son &amp; &#x20b9;5 &lt;x&gt;",
            "under\u00a0the 21st season & ₹5 <x>",
        ),
        ("a <q>word</q>\n   of <span>theirs</span><!-- x -->, <wbr>said", "a “word” of theirs, said"),
        ("<ruby>岸田<rp>(</rp><rt>きしだ</rt><rp>)</rp></ruby>総理", "岸田総理"),
        (
            'see <a href="x.html">the statement</a> and <a href="#n">the note</a>',
            "see the statement and the note",
        ),
    ],
)
def test_what_stands_inside_a_line(source: str, line: str) -> None:
    assert lines_of(f"<p>{source}</p><p>{SENTENCE}</p>")[0] == line


def test_breaks_between_lines() -> None:
    assert lines_of(f"<p>{SENTENCE}<br>{OTHER}<br/><br/>Tokyo<br>Japan</p>") == [
        SENTENCE,
        OTHER,
        "Tokyo",
        "Japan",
    ]
    assert lines_of(f"<h1>Harbour<br>talks</h1><p>{SENTENCE}</p>")[0] == "# Harbour talks"


def test_numbers_of_paragraphs_in_cells_of_their_own() -> None:
    cells = (
        f"<table role=presentation><tr><td>1.</td><td>{SENTENCE}</td></tr><tr><td>(b)<td>{OTHER}</tr></table>"
    )
    assert lines_of(cells) == [f"1. {SENTENCE}", f"(b) {OTHER}"]


def test_links_that_a_sentence_introduces_belong_to_the_text() -> None:
    listed = (
        '<ul><li><a href="/1">Memorandum on ports</a></li><li><a href="/2">Protocol on rail</a></li></ul>'
    )
    body = f"<p>{SENTENCE}</p>{{}}{listed}<p>{OTHER}</p>"
    introduced = "The following papers were exchanged in their presence:"
    assert lines_of(body.format(f"<p>{introduced}</p>"))[2:4] == [
        "- Memorandum on ports",
        "- Protocol on rail",
    ]
    assert lines_of(body.format("<p>Also read:</p>")) == [SENTENCE, OTHER]
    papers = '<p><a href="a.pdf">Joint Statement (PDF)</a></p>'
    assert lines_of(f"<p>{SENTENCE}</p>{papers}<p>{OTHER}</p>")[1] == "Joint Statement (PDF)"


@pytest.mark.parametrize(
    "around",
    [
        "has-sidebar comments-open",
        "content related",
        "sidebar",
        "newsletter",
        "cookie-consent-shown",
    ],
)
def test_what_holds_the_text_is_the_text_whatever_it_is_called(around: str) -> None:
    held = f'<div class="{around}"><h1>Harbour talks</h1><p>{SENTENCE}</p><p>{OTHER}</p></div>'
    assert lines_of(f"{held}<div class='sidebar'><p>{SENTENCE[:40]}.</p></div>") == [
        "# Harbour talks",
        SENTENCE,
        OTHER,
    ]


def test_several_articles_are_all_there() -> None:
    articles = "".join(
        f"<article><h2>Port {number}</h2><p>{SENTENCE} {number}</p></article>" for number in range(3)
    )
    found = lines_of(f"<main><h1>News of the ports</h1>{articles}</main>")
    assert found == [
        "# News of the ports",
        *(line for n in range(3) for line in (f"## Port {n}", f"{SENTENCE} {n}")),
    ]


STATED = """<title>Harbour talks | Example Times</title><link rel="canonical" href="https://example.org/a?b=1">
<meta property="og:site_name" content="Example Times"><script type="application/ld+json">{"@graph": [{"@type":
"NewsArticle", "headline": "Harbour talks", "datePublished": "2031-03-04T23:30:00+09:00",
"articleSection": "World"}]}</script>"""


def test_what_a_page_states() -> None:
    reading = read(f"<html lang=en>{STATED}<body><h1>Harbour talks</h1><p>{SENTENCE}</p>".encode(), "a.html")
    found = document(reading, "a.html")
    assert (found.title, found.date, found.date_basis) == ("Harbour talks", "2031-03-04", "stated")
    assert (found.publisher, found.address) == ("Example Times", "https://example.org/a?b=1")
    assert (found.language, found.stated.kind) == ("en", "World")
    assert [block.kind for block in found.blocks] == ["title", "paragraph"]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="DC.date" content="2031-03-04">', "2031-03-04"),
        ('<meta property="article:published_time" content="20310304T080000">', "2031-03-04"),
        ('<meta name="pubdate" content="March 4, 2031 08:00">', "2031-03-04"),
        ('<meta name="date" content="soon">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": [[</script>', None),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', None),
    ],
)
def test_dates_that_a_page_states(head: str, date: str | None) -> None:
    assert read(f"<html><head>{head}</head><body><p>{SENTENCE}".encode(), "a.html").stated.date == date


@pytest.mark.parametrize(
    ("time", "date"),
    [
        ('<time datetime="2031-03-04T10:00">4 March</time>', "2031-03-04"),
        ('<time>4 March</time><time class="published" datetime="2031-03-05">x</time>', "2031-03-05"),
        ('<nav><time datetime="2031-03-04">x</time></nav>', None),
    ],
)
def test_dates_that_a_page_shows(time: str, date: str | None) -> None:
    assert read(f"<html><body>{time}<p>{SENTENCE}".encode(), "a.html").stated.date == date


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Harbour talks end | World News | Example Times", "Harbour talks end"),
        ("Harbour talks end with a pledge - The Example", "Harbour talks end with a pledge"),
        ("Example Times: Harbour talks", None),
        ("Home", None),
    ],
)
def test_the_title_of_a_window_where_a_page_shows_none(title: str, shown: str | None) -> None:
    found = lines_of(f"<p>{SENTENCE}</p>", f"<title>{title}</title>")
    assert found == ([f"# {shown}", SENTENCE] if shown else found)
    assert (found[0] == SENTENCE) == (shown is None and len(title.split()) < 3)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "/a",
        "file:///etc/passwd",
        "https://user:word@example.org/",
        "https://e.org/a\x1b[2J",
    ],
)
def test_addresses_that_are_none(address: str) -> None:
    source = f'<html><head><link rel="canonical" href="{address}"></head><body><p>{SENTENCE}'
    assert read(source.encode(), "a.html").stated.address is None


def test_the_address_that_a_browser_noted() -> None:
    for noted in (
        "saved from url=(0021)https://example.org/a",
        "\n Page saved with SingleFile \n url: https://example.org/a \n",
    ):
        source = f"<!-- {noted} -->\n<html><body><p>{SENTENCE}"
        assert read(source.encode(), "a.html").stated.address == "https://example.org/a"


@pytest.mark.parametrize(
    ("source", "name", "format"),
    [
        ("<!-- saved --><HTML><body>", "a.txt", "html"),
        ("<title>A</title><p>B", "story", "html"),
        ("\ufeff\n<div class=x>B</div>", "a.html", "html"),
        ("<p align=center>A picture</p>", "a.md", "markdown"),
        ("<p> is what begins a paragraph.", "a.txt", "text"),
        ("A < b and <p>", "a.html", "text"),
    ],
)
def test_what_is_a_page_is_told_by_how_it_begins(source: str, name: str, format: str) -> None:
    assert format_of(source.encode(), name) == format


MISLEADING = {("iso-8859-1", "shift_jis"), ("iso-8859-1", "euc_jp"), ("shift_jis", "euc_jp")}
"""What is declared wrongly and can be read so."""


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        (declared, encoding)
        for declared in ("shift_jis", "utf-8", "iso-8859-1", "none", "")
        for encoding in ("shift_jis", "euc_jp", "iso2022_jp", "utf-8", "utf-8-sig", "utf-16")
        if (declared, encoding) not in MISLEADING
    ],
)
def test_encodings_whatever_is_declared(declared: str, encoding: str) -> None:
    source = f'<html><head><meta charset="{declared}"></head><body><p>岸田総理は会談した。そして雨が降った。'
    assert "岸田総理は会談した。" in read(source.encode(encoding), "a.html").text


def test_a_broken_letter_does_not_change_the_others() -> None:
    for head in ('<meta charset="utf-8">', ""):
        data = f"{head}<p>{'岸田総理は会談した。' * 5}".encode()
        assert read(data[:-2], "a.html").text.count("岸田総理は会談した。") == 4


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<html><head><title>An app of theirs</title></head><body><div id=root></div><script>{}</script>",
        "<html><body><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
    ],
)
def test_a_page_without_text_is_said(source: str) -> None:
    with pytest.raises(UserError, match=r"page\.html"):
        read(source.encode(), "page.html")


MANY = 100_000


@pytest.mark.parametrize(
    "source",
    [
        *(f"{tag * MANY}<p>{SENTENCE}" for tag in ("<div>", "<b>", "<table><tr><td>", "<ul><li>", "<q>")),
        *(
            f"<p>{SENTENCE}{piece * MANY}"
            for piece in ("<br>", "<p>", "</div>", "<li>a", "&amp;", "<", "<a href=x>")
        ),
        f'<p class="{"a-b " * MANY}" id="{"nav" * MANY}">{SENTENCE}',
        f"<table>{'<tr><td>a<td>b' * MANY}</table><p>{SENTENCE}",
        f"<table><tr>{'<td>a' * MANY}<tr><td>a<td>b</table><p>{SENTENCE}",
        f"<p>{'word ' * MANY}",
        f"<title>{'|' * MANY}</title><p>{SENTENCE}",
        f"<pre>{'a' * 60}\n" * (MANY // 20),
        f"<h1>{'ab' * MANY}</h1><p>{SENTENCE}",
    ],
    ids=lambda source: source[-len(SENTENCE) - 30 :][:30],
)
def test_pages_without_end(source: str) -> None:
    try:
        found = text_of(source)
    except UserError as error:
        found = error.what
    assert found


def test_entities_are_neither_expanded_nor_fetched() -> None:
    declared = (
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    assert lines_of(f"<p>{SENTENCE} &b; &f;") == [f"{SENTENCE} &b; &f;"]
    assert text_of(f"{declared}<html><body><p>{SENTENCE} &b; &f;") == f"{SENTENCE} &b; &f;"


TAGS = """<p> </p> <div> </div> <table> <tr> <td> </table> <li> <ol> </ol> </a> <h1> </h1> <h2> <pre> </pre>
<br> <q> </q> <input> &#0; <!-- --> <script> </script> </span> <body> 1. word <"""
PIECES = st.lists(
    st.sampled_from(
        (
            *TAGS.split(),
            *(
                "<div class=nav>",
                "<a href=x>",
                "<span hidden>",
                "\0",
                "\n\n",
                "\u2028",
                "Words alone.",
            ),
        )
    ),
    max_size=40,
)


@settings(max_examples=150)
@given(PIECES)
def test_whatever_a_page_holds_is_a_text_or_an_error(pieces: list[str]) -> None:
    try:
        reading = read("".join(pieces).encode(), "page.html")
    except UserError:
        return
    assert reading.text.strip()
    assert document(reading, "page.html").blocks is not None
