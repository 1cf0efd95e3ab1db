"""A saved RSS or Atom file: one draft for each item, with the text that the feed itself carries."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from lxml import etree, html

from foreigndesk.errors import IntakeError, MarkupUnreadable
from foreigndesk.intake.options import Draft

_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("published", "pubDate", "date", "updated")
_BREAKS = ("p", "br", "div", "li", "h1", "h2", "h3", "h4", "tr", "blockquote")


class Item(NamedTuple):
    """One item of a feed: the line it begins at, and its draft or what is wrong with it."""

    line: int
    found: Draft | IntakeError


def feed_items(data: bytes, place: str) -> Iterator[Item]:
    """Yield the items of a feed in order.

    Raises:
        MarkupUnreadable: the bytes are no XML, or no feed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise MarkupUnreadable(place=place, reason=f"broken XML: {error}") from error
    items = [node for node in root.iter() if _name(node) in ("item", "entry")]
    if not items:
        raise MarkupUnreadable(place=place, reason="an XML file without feed items")
    publisher = _publisher(root)
    for node in items:
        line = _line(node)
        yield Item(line, _draft(node, publisher, f"{place}:{line}"))


def _line(node: etree._Element) -> int:
    return cast("int | None", node.sourceline) or 1  # the stubs say "int or ..."


def _name(node: etree._Element) -> str:
    """Return an element's name without its namespace; "" for comments and the like."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _first(node: etree._Element, names: tuple[str, ...]) -> str | None:
    """Return the text of the first filled child of these names, tried in their order."""
    for name in names:
        for child in node:
            if _name(child) == name and (words := "".join(map(str, child.itertext())).strip()):
                return words
    return None


def _publisher(root: etree._Element) -> str | None:
    channel = next((node for node in root if _name(node) == "channel"), root)
    return _first(channel, ("title",))


def _link(node: etree._Element) -> str | None:
    for child in node:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = child.get("href") or (child.text or "").strip()
            if address:
                return str(address)
    return None


def _draft(node: etree._Element, publisher: str | None, place: str) -> Draft | IntakeError:
    markup = _first(node, _TEXTS) or ""
    try:
        text = _plain(markup) if "<" in markup else markup
    except (etree.LxmlError, ValueError) as error:
        return MarkupUnreadable(place=place, reason=f"broken markup in the item: {error}")
    return Draft(
        text=text,
        published=_first(node, _DATES),
        title=_first(node, ("title",)),
        publisher=publisher,
        url=_link(node),
        name=_first(node, ("guid", "id")),
        undated="the item has no pubDate, published or updated",
    )


def _plain(markup: str) -> str:
    """Return the words of a piece of HTML, its paragraphs parted by blank lines."""
    tree = html.fragment_fromstring(markup, create_parent="div")
    for node in tree.iter(*_BREAKS):
        node.tail = "\n\n" + (node.tail or "")
        node.text = "\n\n" + (node.text or "")
    lines = (line.strip() for line in str(tree.text_content()).splitlines())
    return "\n\n".join(line for line in lines if line)
