import subprocess
import sys
import time

import pytest

from foreigndesk.errors import MarkupUnreadable
from foreigndesk.intake.pages import charset_label, page_draft

PARAGRAPHS = (
    "The foreign ministers of Norway and Chad opened two days of talks on fisheries in Oslo.",
    "“We have waited for this for six years,” a spokesperson for the Chadian ministry said.",
    "The ministers will visit the research station at Bergen before the talks end on Saturday.",
)
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Talks on fisheries open in Oslo | The Example Post</title>
<meta property="og:title" content="Talks on fisheries open in Oslo">
<meta property="og:site_name" content="The Example Post">
<meta property="article:published_time" content="2025-09-12T08:30:00+02:00">
<link rel="canonical" href="https://post.example/world/fisheries">
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks on fisheries open in Oslo</h1>{BODY}</article>
<footer>Copyright 2019 The Example Post. Subscribe to our letter.</footer>
<script>var tracker = "2011-01-01";</script></body></html>"""


def test_a_page_gives_its_article_and_its_metadata() -> None:
    draft = page_draft(PAGE, "a.html")
    assert draft.title == "Talks on fisheries open in Oslo"
    assert draft.published == "2025-09-12"
    assert draft.url == "https://post.example/world/fisheries"
    assert draft.publisher == "The Example Post"
    assert all(words in draft.text for words in PARAGRAPHS)
    assert "Subscribe" not in draft.text
    assert "tracker" not in draft.text


def test_a_day_that_only_stands_about_in_the_page_is_no_date() -> None:
    undated = PAGE.replace('content="2025-09-12T08:30:00+02:00"', 'content=""')
    assert page_draft(undated, "a.html").published is None


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<" * 30_000,
        "<div>" * 30_000,
        "<p" * 10_000 + "\0\ufffe",
        "<!doctype html>\udcff\ud800",
        "<html xmlns='" + "x" * 5000,
    ],
)
def test_a_page_without_an_article_is_refused_soon(html: str) -> None:
    started = time.process_time()
    with pytest.raises(MarkupUnreadable, match=r"FD-112: a\.html"):
        page_draft(html, "a.html")
    assert time.process_time() - started < 5


def test_a_broken_page_prints_nothing() -> None:
    code = (
        "from foreigndesk.errors import MarkupUnreadable\n"
        "from foreigndesk.intake.pages import page_draft\n"
        "try: page_draft('<!doctype html>', 'a')\n"
        "except MarkupUnreadable: pass"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout + run.stderr == b""


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (b'<meta charset="windows-1252">', "windows-1252"),
        (b"<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        (b"<html>", None),
        (b'<meta charset="klingon">', None),
        (b'<meta charset="hex">', None),
    ],
)
def test_the_label_of_the_encoding_is_read(head: bytes, label: str | None) -> None:
    assert charset_label(head) == label
