"""Pages of other people: where the title, the publisher and the end of the text stand in them."""

from __future__ import annotations

from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from tui.documents.readers.html import read
from tui.documents.reading import read_bytes
from tui.errors import UserError
from tui.model import Facts, Reading

PROSE = [
    "The two ministers agreed that the harbour of Kochi will be widened before the rains of next year begin.",
    "They also agreed to send engineers to each other's ports, and to meet again in Kobe in the spring.",
]
TEXT = "".join(f"<p>{line}</p>" for line in PROSE)


def page(body: str, title: str = "") -> Reading:
    return read(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(), "a.html")


def lines(body: str, title: str = "") -> list[str]:
    return page(body, title).text.split("\n\n")


@pytest.mark.parametrize(
    ("window", "title", "publisher"),
    [
        ("{} | Ministry of Ports and Waters, Kochi", "Harbour talks", "Ministry of Ports and Waters, Kochi"),
        (
            "The Very Long Name of a Daily Paper | {}",
            "Harbour talks end",
            "The Very Long Name of a Daily Paper",
        ),
        ("{} | Press Releases | Embassy of Japan", "Harbour talks", "Embassy of Japan"),
        ("{}-Eastnet", "Harbour talks end well", "Eastnet"),
        ("{} - Example.com", "Harbour talks end well", "Example.com"),
        ("{}", "Harbour talks end well", None),
        ("{} | Press Releases", "Harbour talks", None),
    ],
)
def test_a_window_names_the_title_that_the_page_shows_and_the_site(
    window: str, title: str, publisher: str | None
) -> None:
    site = window.replace("{}", "").strip(" |-")
    found = page(f"<h1>{title}</h1>{TEXT}<div>{site}</div>", window.format(title)).stated
    assert (found.title, found.publisher) == (title, publisher)


def test_the_domain_of_a_known_body_stands_above_the_name_in_a_window() -> None:
    canonical = '<link rel="canonical" href="https://www.mea.gov.in/a">'
    assert (
        page(f"{canonical}<h1>Harbour talks</h1>{TEXT}", "Harbour talks | The portal").stated.publisher
        is None
    )


def test_the_window_of_a_word_processor_is_no_title() -> None:
    assert page(f"<p>Harbour talks</p>{TEXT}", "Microsoft Word - draft 3").stated.title is None


def test_a_headline_before_a_break_is_parted_from_what_follows() -> None:
    found = lines(f"<div><b>Harbour talks</b><br><i>5 May 2029</i></div>{TEXT}", "Harbour talks | The Site")
    assert found == ["# Harbour talks", "5 May 2029", *PROSE]
    whole = "<br><br>".join(PROSE)
    assert lines(f"<td>Harbour talks<br>5 May 2029<br><br>{whole}</td>", "Harbour talks") == [
        "# Harbour talks",
        "5 May 2029",
        *PROSE,
    ]


@pytest.mark.parametrize(
    "signature",
    [
        "</div><div>Web team of the office</div>",
        "</div><p>A small press</p><p>Set in Kobe</p>",
        "<hr>Mail the keeper of the page</div>",
        "<hr><small>Printed from http://example.org/a</small></div>",
        "</div><address>12 Harbour Lane, Kochi</address>",
    ],
)
def test_few_short_lines_below_a_text_are_none_of_it(signature: str) -> None:
    assert lines(f"<div><h1>Harbour talks</h1>{TEXT}{signature}") == ["# Harbour talks", *PROSE]


@pytest.mark.parametrize(
    "end",
    [
        "</div><p>Kochi, 5 May 2029</p>",
        "</div><ul><li>Rail link</li></ul>",
        "<hr>" + TEXT + "</div>",
        "</div><h2>Annex</h2><p>Rail link</p>",
    ],
)
def test_what_ends_a_text_stays(end: str) -> None:
    found = page(f"<div><h1>Harbour talks</h1>{TEXT}{end}").text
    assert found.count(PROSE[1]) == end.count(PROSE[1]) + 1
    assert ("Rail link" in found, "5 May 2029" in found) == ("Rail link" in end, "5 May 2029" in end)


def test_labels_behind_headings_are_off_and_the_heading_is_not() -> None:
    edit = '<span class="mw-editsection">[<a href="/e">edit</a>]</span>'
    heading = f'<h2><span class="menu">Ports</span>{edit}</h2>'
    assert lines(f"<h1>Harbour talks</h1>{TEXT}{heading}{TEXT}") == [
        "# Harbour talks",
        *PROSE,
        "## Ports",
        *PROSE,
    ]


def saved(body: str, encoding: str = "utf-8") -> bytes:
    """A page as browsers save it in one file, with a picture before it."""
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = "https://example.org/a"
    whole["Subject"] = "Harbour"
    whole["Date"] = "Mon, 5 Jan 2032 01:02:03 -0000"
    picture = MIMEImage(b"GIF89a")
    picture["Content-Location"] = "https://example.org/b.gif"
    page_ = MIMEText(f"<html><head></head><body>{body}</body></html>", "html", encoding)
    page_["Content-Location"] = "https://example.org/a"
    for part in (picture, page_):
        whole.attach(part)
    return whole.as_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis"])
def test_a_page_saved_in_one_file_is_a_page(encoding: str) -> None:
    data = saved(f"<h1>Harbour talks 港</h1>{TEXT}", encoding)
    found = read_bytes(data, "a.mhtml")
    assert (found.format, found.text) == ("html", "\n\n".join(["# Harbour talks 港", *PROSE]))
    assert found.stated == Facts(title="Harbour talks 港", address="https://example.org/a")


def test_a_file_saved_without_its_page_says_so() -> None:
    with pytest.raises(UserError, match="holds no page"):
        read_bytes(saved("").replace(b"text/html", b"text/css"), "a.mhtml")


def test_the_parts_of_a_time_stand_apart() -> None:
    time = "By<time><span>5 May 2029</span><span>6:11 AM UTC</span></time>Kochi"
    assert lines(f"<h1>Harbour talks</h1><div>{time}</div>{TEXT}")[1] == "By 5 May 2029 6:11 AM UTC Kochi"


@pytest.mark.parametrize(
    "line",
    [
        "4 min read",
        "5–7 minutes",
        "Advertisement · Scroll to continue",
        "(Release ID: 1811234) Visitor Counter : 2177",
        "Read this release in: Hindi , Urdu",
        "Be the first to comment on this story",
        "(Sign up for our weekly newsletter on ports.)",
        "View this email in your browser",
        "Unsubscribe from this list | Update your preferences",
        "You are receiving this email because you once asked for it.<br>Unsubscribe<br>"
        "Our mailing address is: 12 Harbour Lane, second floor, the old port of Kochi, Kerala, India 682001",
    ],
)
def test_lines_that_only_pages_have_are_off(line: str) -> None:
    found = lines(f"<div><h1>Harbour talks</h1><p>{PROSE[0]}</p><p>{line}</p><p>{PROSE[1]}</p></div>")
    assert found == ["# Harbour talks", *PROSE]
