import pytest

from foreigndesk.errors import MarkupUnreadable
from foreigndesk.intake.feeds import feed_items
from foreigndesk.intake.options import Draft

RSS = b"""<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Wire</title><link>https://wire.example/</link>
<item><title>Talks open</title><link>https://wire.example/1</link><guid>w1</guid>
<pubDate>Fri, 12 Sep 2025 08:30:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The envoys met at the caf\xe9.</p><p>They left &amp; slept.</p>]]>
</content:encoded></item>
<item><title>No day</title><description>The envoys &lt;b&gt;left&lt;/b&gt;.</description></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Post</title>
<entry><title>Talks end</title><id>p1</id><link rel="self" href="https://post.example/self"/>
<link href="https://post.example/1"/><published>2025-09-13T10:00:00Z</published>
<summary>Short.</summary><content type="html">The envoys went home.</content></entry></feed>"""


def drafts(data: bytes) -> list[Draft]:
    return [item.found for item in feed_items(data, "a") if isinstance(item.found, Draft)]


def test_the_items_of_rss_are_read_with_their_longest_text() -> None:
    first, second = drafts(RSS)
    assert first.text == "The envoys met at the café.\n\nThey left & slept."
    assert (first.title, first.publisher, first.url) == (
        "Talks open",
        "Example Wire",
        "https://wire.example/1",
    )
    assert (first.published, first.name) == ("Fri, 12 Sep 2025 08:30:00 GMT", "w1")
    assert (second.text, second.published, second.url) == ("The envoys left.", None, None)


def test_the_entries_of_atom_are_read() -> None:
    (entry,) = drafts(ATOM)
    assert (entry.text, entry.title) == ("The envoys went home.", "Talks end")
    assert (entry.url, entry.published) == ("https://post.example/1", "2025-09-13T10:00:00Z")
    assert entry.publisher == "Example Post"


def test_an_item_is_known_by_its_line() -> None:
    assert [item.line for item in feed_items(RSS, "a")] == [4, 8]


@pytest.mark.parametrize(
    "data",
    [b"", b"words", b"<rss><channel><item>", b"<other><thing/></other>", b"\xff\xfe<rss/>",
     b"<?xml version='1.0' encoding='klingon'?><rss/>"],
)  # fmt: skip
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(MarkupUnreadable):
        list(feed_items(data, "a"))


def test_entities_are_neither_fetched_nor_multiplied() -> None:
    outside = (
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b"<rss><channel><item><description>a &x; b</description></item></channel></rss>"
    )
    assert drafts(outside)[0].text == "a &x; b"
    levels = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
    laughs = (
        b'<!DOCTYPE r [<!ENTITY e0 "ha">' + levels + b"]>"
        b"<rss><channel><item><description>&e9;</description></item></channel></rss>"
    )
    try:
        assert all(len(draft.text) < 1000 for draft in drafts(laughs))
    except MarkupUnreadable as refusal:
        assert refusal.code == "FD-112"  # noqa: PT017 - which of the two depends on libxml2
