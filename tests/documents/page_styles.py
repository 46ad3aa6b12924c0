"""Styles of web pages: as papers, agencies, ministries and people make them, today and twenty years ago."""

from __future__ import annotations

import json
import re
from functools import partial
from html import escape

from tests.documents.webpages import Around, Part, Style, between, listed


def semantic(title: str, found: list[Part], around: Around) -> str:
    """With the elements of HTML 5, and data about the article."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2024-03-07",
    }
    also = f'<aside class="inline"><h4>Also read</h4><ul>{around.stories()}</ul></aside>'
    ad = f'<div class="ad-slot">Advertisement {around.mark()}</div>'
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>
{escape(title)} | Example Times</title>
<meta property="og:site_name" content="Example Times"><script type="application/ld+json">
{json.dumps(data)}</script>
{around.script()}</head><body><a class="skip-link" href="#main">Skip to content {around.mark()}</a>
<header><nav><ul>{around.menu()}</ul></nav></header><main id="main"><article><header><h1>{escape(title)}
</h1></header>
{between(list(listed(found)), also, ad)}<footer>Tags: {around.links("India", "Japan", tag="span")}
</footer></article>
<section class="comments"><h2>Comments {around.mark()}</h2>{around.comment()}</section></main>
<aside><h2>Most read {around.mark()}</h2><ol>{around.stories()}</ol></aside><footer>{around.rights()}
</footer></body></html>"""


def divs(title: str, found: list[Part], around: Around) -> str:
    """Of div elements alone, paragraphs too."""
    body = [
        f'<div class="t">{part.number or ""}{". " if part.number else ""}{part.html}</div>' for part in found
    ]
    return f"""<html><head><meta charset="utf-8"><title>{escape(title)} - Example News</title></head>
<body><div id="wrap">
<div class="topbar"><div>{around.links("Log in", "E-paper", "Markets", tag="span")}</div></div>
<div class="hdr"><div class="main-menu">{around.menu()}</div></div><div class="row"><div class="col-8">
<div class="crumbs">{around.link("Home", "/")} &gt; {around.link("World", "/w")}</div><div class="hl">
{escape(title)}</div>
<div class="share-bar">{around.sharing()}</div><div class="txt">
{between(body, f'<div class="promo">{around.card()}</div>')}</div>
<div class="newsletter-box">{around.signup()}</div></div><div class="col-4"><div class="box"><div>
{around.stories("div")}</div>
</div></div></div><div class="footer-wrap">{around.rights()}</div></div></body></html>"""


def tables(title: str, found: list[Part], around: Around) -> str:
    """Laid out by tables and dressed by font elements, in small windows of long ago."""
    body = "\n".join(
        f'<p align="justify"><font face="Arial" size="2">{part.tagged()[3:-4]}</font></p>'
        if part.kind != "heading"
        else f"<p><b><font size=3>{part.html}</font></b></p>"
        for part in found
    )
    words = ("Home", "Press Releases", "Speeches")
    menu = "".join(f"<TR><TD><FONT size=1>{around.link(word)}</FONT></TD></TR>" for word in words)
    return f"""<HTML><HEAD><TITLE>{escape(title)}</TITLE></HEAD><BODY bgcolor=white>
<TABLE width=760 border=0><TR><TD colspan=2>
<img src=logo.gif alt="{around.mark()}"></TD></TR><TR><TD width=160 valign=top><TABLE>
{menu}
</TABLE></TD><TD valign=top><TABLE><TR><TD><CENTER><FONT size=4><B>{escape(title)}</B></FONT></CENTER>
</TD></TR><TR><TD>
{body}</TD></TR></TABLE></TD></TR><TR><TD colspan=2 align=center><FONT size=1>
{around.link("Home", "/")} | {around.link("Feedback", "/f")} | <A href="#top">Back to Top</A></FONT>
</TD></TR></TABLE></BODY></HTML>"""


def blog(title: str, found: list[Part], around: Around) -> str:
    """As WordPress makes it."""
    related = f'<div class="jp-relatedposts"><h3>Related {around.mark()}</h3>{around.card(4)}</div>'
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>
{escape(title)} – Indo-Pacific Notes</title>
<meta property="og:title" content="{escape(title)}"></head>
<body class="post-template-default single single-post comments-open
has-sidebar"><div id="page" class="site"><header id="masthead" class="site-header">
<h1 class="site-title">{around.link("Indo-Pacific Notes", "/")}
</h1><nav class="main-navigation"><ul>{around.menu()}</ul></nav></header>
<div id="content" class="site-content"><article class="post
type-post category-news"><header class="entry-header"><h1 class="entry-title">{escape(title)}</h1>
</header><div class="entry-content">
{between(list(listed(found)), f'<p class="wp-block-ad">{around.link("Advertisement: our sponsors", "https://ads.example/")}</p>')}
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3>{around.sharing()}</div>{related}</div>
<footer class="entry-footer">
Posted in {around.link("News", "/c")}</footer></article><nav class="post-navigation">
{around.links("Previous", "Next")}</nav>
<div id="comments" class="comments-area"><h2>2 thoughts on this {around.mark()}</h2>
<ol class="comment-list"><li class="comment">
<article>{around.comment()}</article></li><li class="comment"><article>{around.comment()}</article></li>
</ol><div id="respond">
<h3>Leave a Reply {around.mark()}</h3><form><label>Name {around.mark()}</label><input name="n">
<textarea></textarea></form></div></div></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts {around.mark()}</h2>
<ul>{around.stories()}</ul>
</section></aside><footer class="site-footer">Proudly powered by {around.mark()}</footer></div></body>
</html>"""


def portal(title: str, found: list[Part], around: Around) -> str:
    """A ministry's portal, all of it in one form."""
    body = "".join(
        f'<p style="text-align:justify"><span style="font-family:Arial">{part.tagged()[3:-4]}</span></p>'
        if part.kind != "heading"
        else f"<p><strong>{part.html}</strong></p>"
        for part in found
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	Ministry of Example Affairs : {escape(title)}
</title></head><body><form method="post" action="./x.aspx" id="aspnetForm"><div class="skip">
<a href="#c">Skip to main content</a> |
<span>{around.mark()} A- A A+</span></div><div id="header"><div class="logo">
<h2>Ministry of {around.mark()} Affairs</h2></div>
<ul id="topnav">{around.menu()}</ul></div>
<div class="breadcrumb">You are here: {around.link("Home", "/")} &raquo; {around.link("Media Center")}
</div>
<div id="leftPanel" class="left-menu"><ul>
{around.links("Press Releases", "Speeches", "Media Briefings", "Photo Gallery")}</ul></div>
<div id="innerContent"><h1 class="heading">{escape(title)}</h1><div class="print-share">
<a href="#" onclick="window.print()">Print {around.mark()}</a>
</div><div class="content-area">{body}</div><p>
<a href="javascript:history.back()">Go back {around.mark()}</a></p></div>
<div id="footer"><p>Website content managed by the Ministry of {around.mark()}. Last updated on
{around.mark()}</p>
<ul>{around.links("Terms", "Help", "RTI")}</ul></div></form></body></html>"""


def paper(title: str, found: list[Part], around: Around) -> str:
    """A paper's site: boxes of all kinds between the paragraphs."""
    boxes = [
        f'<div class="also-read"><b>Also read:</b> {around.link("Rupee opens flat in early trade")}</div>',
        f'<div class="advt-container"><span>ADVERTISEMENT</span><div id="ad-2">{around.mark()}</div></div>',
        f"<p><strong>ALSO READ | </strong>{around.link('Why chips matter to small countries')}</p>",
        f'<div class="newsletter-signup">{around.signup()}</div>',
        f"<p>{around.link('Read more: All you need to know about the yen loan')}</p>",
        f'<div class="story-related"><h4>Related stories {around.mark()}</h4>{around.card()}</div>',
        '<figure><img src="a.jpg"><figcaption>A bridge in the rain. | Photo: Example</figcaption></figure>',
    ]
    return f"""<!doctype html><html lang=en><head><meta charset=utf-8><title>
{escape(title)} - The Example</title>
<meta property="og:title" content="{escape(title)}">
<meta property="article:published_time" content="2024-03-07T18:00:00+05:30"></head>
<body class="article-page"><div class="cookie-consent" role="dialog">{around.cookies()}</div>
<div class="ticker">{around.stories("span")}</div>
<div class="site-head"><ul class="nav">{around.menu()}</ul></div><div class="main"><div class="article">
<div class="breadcrumbs">{around.menu()}</div>
<h1 class="title">{escape(title)}</h1><div class="social-share">{around.sharing()}</div>
<div class="articlebody" itemprop="articleBody">
{between(list(listed(found)), *boxes)}</div><div class="tags"><span>Topics</span>
{around.links("Japan", "Trade", tag="span")}</div>
<div class="author-bio"><p>{around.mark()} writes on trade and is based in Delhi.</p></div></div>
<div class="comments-section" id="disqus_thread">
{around.comment()}</div></div><div class="sidebar"><h3>Trending {around.mark()}</h3>{around.card()}
{around.card()}</div>
<div class="footer">{around.rights()}</div></body></html>"""


def lines(title: str, found: list[Part], around: Around) -> str:
    """Lines and breaks, and no paragraph anywhere."""
    body = "<br><br>\n".join(
        part.tagged()[3:-4] if part.kind != "heading" else f"<b>{part.html}</b>" for part in found
    )
    return f"""<html><head><title>{escape(title)}</title></head><body>
{around.link("Home", "/")} | {around.link("Archive", "/a")} | {around.link("Links", "/l")}
<hr><center><b>{escape(title)}</b></center><br><br>{body}<br><br><hr>
{around.link("Back to the list", "/l")}<br>
<small>&copy; 1999 {around.mark()} All rights reserved</small></body></html>"""


def minified(title: str, found: list[Part], around: Around) -> str:
    """Without a space or a tag that could be left out, and names made by a machine."""
    body = "".join(
        f"<h2 class=css-1x>{part.html}"
        if part.kind == "heading"
        else f"<p class=css-9q>{part.tagged()[3:-4]}"
        for part in found
    )
    made = f"""<!doctype html><meta charset=utf-8><title>{escape(title)} • Example</title><div id=root>
<div class=css-a1><div class=css-a2 role=banner>
<ul>{"".join(f"<li>{around.link(word)}" for word in ("News", "Opinion", "Sport"))}</ul></div>
<div class=css-a3><h1 class=css-a4>{escape(title)}</h1>
<div class=css-a5><button>Share {around.mark()}</button></div><section name=articleBody class=css-a6>
{body}</section></div>
<div class=css-a7 data-testid=recirc><h2 class=css-a8>More in World {around.mark()}</h2><div>
{around.card()}</div><div>{around.card()}</div></div>
<div class=css-a9 role=contentinfo>{around.rights()}</div></div></div><script>{{"a":"{around.mark()}"}}
</script>"""
    return re.sub(r">\s+<", "><", made)


def service(title: str, found: list[Part], around: Around) -> str:
    """A government's service pages: cookies, phases, contents, a form for complaints."""
    return f"""<!DOCTYPE html><html class="govuk-template" lang="en"><head><title>
{escape(title)} - GOV.EX</title><link rel="canonical"
href="https://www.gov.example/government/news/a"></head><body class="govuk-template__body">
<div id="global-cookie-message" class="gem-c-cookie-banner">
{around.cookies()}</div><a class="govuk-skip-link" href="#content">Skip to main content</a>
<header role="banner">{around.link("GOV.EX", "/")}</header>
<div class="govuk-width-container"><div class="gem-c-contextual-breadcrumbs"><ol>{around.menu()}</ol>
</div><main role="main" id="content">
<span class="gem-c-title__context">Press release</span><h1>{escape(title)}</h1>
<div class="gem-c-contents-list" role="navigation"><ol>
{around.links("Overview", "Notes")}</ol></div><div class="gem-c-govspeak govuk-govspeak">
{"".join(listed(found))}</div>
<div class="gem-c-share-links"><h2>Share this page</h2>{around.sharing()}</div></main>
<div class="gem-c-feedback"><h2>Is this page useful?</h2>
<button>Yes {around.mark()}</button><p>Help us improve GOV.EX {around.mark()}</p><form>
<label>What went wrong {around.mark()}?</label>
<textarea></textarea></form></div></div><footer role="contentinfo"><h2>Topics {around.mark()}</h2>
{around.rights()}</footer></body></html>"""


def tokyo(title: str, found: list[Part], around: Around) -> str:
    """A ministry in Tokyo."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>
{escape(title)} | Ministry of Examples of Japan</title></head><body>
<div id="document"><div id="header"><p class="logo">{around.link("Ministry of Examples", "/")}</p>
<p class="txt-large"><a href="#skip">To main text</a></p>
<ul class="gnav">{around.menu()}</ul></div><div id="contents"><div id="pankuzu">
<a href="/">Home</a> &gt; {around.link("Countries &amp; Regions")}</div>
<div id="maincontents"><h1 class="title1">{escape(title)}</h1><div class="any-area">
{"".join(listed(found))}</div>
<div class="link-section"><h2>Related Links</h2><ul>
{around.links("Japan-India Relations", "Visit to India")}</ul></div>
<p class="to-top"><a href="#document">Back to top {around.mark()}</a></p></div></div><div id="footer">
<address>Kasumigaseki {around.mark()}</address>
<ul>{around.links("Legal Matters", "Accessibility")}</ul></div></div></body></html>"""


def framework(title: str, found: list[Part], around: Around) -> str:
    """A site made of components: custom elements, every paragraph in sections of its own."""
    body = "".join(
        f'<section class="sc-{index:02}x"><div><div class="sc-p">{part.tagged()}</div></div></section>'
        for index, part in enumerate(found)
    )
    card = f"<h3>Budget in charts {around.mark()}</h3><p>What the figures say {around.mark()}</p>"
    also = f'<article-card><a href="/x">{card}</a></article-card>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta property="og:title" content="{escape(title)}"></head><body>
<div id="__next"><site-header><nav aria-label="Main">{around.menu()}</nav></site-header>
<div class="Layout_root__x1"><div class="ArticleHeader_h__2">
<h1>{escape(title)}</h1><div class="ShareTools_s__1">{around.sharing()}</div></div>
<div class="ArticleBody_b__3">{body}</div>
<div class="RelatedStories_r__4"><h2>You may also like {around.mark()}</h2>{also}{also}</div>
<div class="Newsletter_n">{around.signup()}</div></div>
<div class="GlobalFooter_f">{around.rights()}</div></div><div style="display:none">
{around.mark()} modal</div></body></html>"""


def plain(title: str, found: list[Part], around: Around, wrapped: bool = False) -> str:
    """A text in a page: as one wrote it, between `pre` tags or without any."""
    body = "\n\n".join(
        escape(part.words) if part.kind != "numbered" else f"{part.number}. {part.html}" for part in found
    )
    inside = f"<pre>{escape(title)}\n\n{body}</pre>" if wrapped else f"{escape(title)}\n\n{body}"
    head = f"<html><head><title>{escape(title)}</title></head>"
    return f"{head}<body>{inside}\n<hr>{around.link('Index', '/')}</body></html>"


STYLES: dict[str, Style] = {
    "semantic": semantic,
    "divs": divs,
    "tables": tables,
    "blog": blog,
    "portal": portal,
    "paper": paper,
    "lines": lines,
    "minified": minified,
    "service": service,
    "tokyo": tokyo,
    "framework": framework,
    "plain": plain,
    "pre": partial(plain, wrapped=True),
}
"""Styles by name."""
