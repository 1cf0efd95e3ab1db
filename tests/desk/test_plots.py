"""Drawings of a relation: well-formed, told in words, nothing outside the frame."""

import re
import sys
from datetime import date
from html.parser import HTMLParser
from importlib.util import find_spec
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.desk.plots import PLOTS, frame
from foreigndesk.desk.plots.page import to_html
from foreigndesk.desk.plots.svg import WIDTH, to_svg
from foreigndesk.desk.relations import Cell, Question, Relation, Said, relate
from foreigndesk.desk.select import parse_selector
from foreigndesk.desk.weights import read_weights
from foreigndesk.errors import ExtraMissing

SVG = "{http://www.w3.org/2000/svg}"
MAY = date(2025, 5, 1)
CELLS = (
    Cell(direction="a_to_b", type="ASSAULT", quad=4, score=-9.0, count=4, start=MAY),
    Cell(direction="mutual", type="CONSULT", quad=1, score=2.5, count=2, start=date(2025, 7, 1)),
    Cell(direction="b_to_a", type="AID", quad=2, score=10.0, count=1, start=date(2025, 8, 1)),
    Cell(direction="b_to_a", type="AID", quad=2, score=10.0, count=7, start=None),
)


def relation(*cells: Cell, by: str = "month", a: str = "IND") -> Relation:
    question = Question(a=parse_selector(a), b=parse_selector("PAK"), by=by)
    return relate(question, cells, {MAY: Said(by_a=3)} if cells else {})


def texts(svg: str) -> list[str]:
    return [found.text or "" for found in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_svg_has_title_description_and_role_for_screen_readers() -> None:
    root = ET.fromstring(to_svg(relation(*CELLS)))
    assert root.get("role") == "img"
    ids = (root.get("aria-labelledby") or "").split()
    told = {found.get("id"): found.text for found in root if found.get("id")}
    assert told[ids[0]] == "India and Pakistan"
    assert "4 material conflict" in (told[ids[1]] or "")
    assert "7 of unknown day" in (told[ids[1]] or "")


def test_every_bar_is_as_high_as_its_count() -> None:
    root = ET.fromstring(to_svg(relation(*CELLS)))
    colours = {colour for _, colour in frame.QUADS}
    bars = [r for r in root.findall(f"{SVG}rect") if r.get("fill") in colours]
    heights = {r.get("fill"): float(r.get("height", 0)) for r in bars if r.get("width") != "12"}
    unit = heights["#0072B2"]
    assert heights["#D55E00"] == pytest.approx(4 * unit, abs=0.05)
    assert heights["#56B4E9"] == pytest.approx(2 * unit, abs=0.05)


def test_hovering_tells_what_a_period_holds() -> None:
    hovers = [
        found.text
        for rect in ET.fromstring(to_svg(relation(*CELLS))).iter(f"{SVG}rect")
        for found in rect.iter(f"{SVG}title")
    ]
    assert len(hovers) == 3  # June is empty
    assert hovers[0] is not None
    assert hovers[0].startswith("2025-05: 4 acts (4 material conflict); PLOVER mean −9.0")
    assert "statements about the other: 3 and 0" in hovers[0]


def test_names_are_text_never_markup() -> None:
    found = relation(*CELLS, a="<b>&\"'")
    assert texts(to_svg(found))[0].startswith("<b>&\"'")
    page = to_html(found)
    assert "<b>" not in page


def test_nothing_between_the_sides_is_said_in_the_picture() -> None:
    assert "nothing between them in any period" in texts(to_svg(relation()))
    assert "nothing between them" in to_html(relation())


@pytest.mark.parametrize("years", [1, 3, 40, 300])
@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
def test_names_of_periods_never_overlap(by: str, years: int) -> None:
    if years == 300 and by in ("day", "week"):
        years = 60
    last = date(2025 - years, 1, 1)
    cells = (CELLS[0], Cell(direction="mutual", type="AID", quad=2, score=9, count=1, start=last))
    root = ET.fromstring(to_svg(relation(*cells, by=by)))
    under = [
        (float(t.get("x", 0)), len(t.text or "") * 6.6)
        for t in root.iter(f"{SVG}text")
        if t.get("text-anchor") == "middle" and re.match(r"\d{4}", t.text or "")
    ]
    assert under
    for (x, wide), (after, wider) in pairwise(under):
        assert x + wide / 2 < after - wider / 2


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            Cell,
            direction=st.sampled_from(["a_to_b", "b_to_a", "mutual"]),
            type=st.just("AID"),
            quad=st.integers(1, 4),
            score=st.floats(-10, 10),
            count=st.integers(1, 5000),
            start=st.dates(date(1990, 1, 1), date(2026, 1, 1)).map(lambda d: d.replace(day=1)),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_nothing_is_drawn_outside_the_frame(cells: list[Cell]) -> None:
    root = ET.fromstring(to_svg(relation(*cells)))
    for rect in root.iter(f"{SVG}rect"):
        left, width = float(rect.get("x", 0)), float(rect.get("width", 0))
        top, height = float(rect.get("y", 0)), float(rect.get("height", 0))
        assert 0 <= left <= left + width <= WIDTH + 0.01
        assert 0 <= top <= top + height <= 620
    for dot in root.iter(f"{SVG}circle"):
        assert 0 <= float(dot.get("cx", -1)) <= WIDTH
        assert 100 <= float(dot.get("cy", -1)) <= 310


def test_weights_of_ones_own_are_drawn_instead_of_goldsteins() -> None:
    question = Question(a=parse_selector("IND"), b=parse_selector("PAK"))
    table = read_weights("type,score\nASSAULT,-40", "own.csv")
    found = relate(question, CELLS, {}, weights=table)
    legend = texts(to_svg(found))
    assert "score of own.csv" in legend
    assert "Goldstein score" not in legend
    assert frame.score_range(frame.lines(found)) == (-40, 40)


class _Tags(HTMLParser):
    """Counts the tags of a page and keeps its open ones."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not any(name in ("src", "href") for name, _ in attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_self_contained_and_has_the_numbers_as_a_table() -> None:
    tags = _Tags()
    tags.feed(to_html(relation(*CELLS)))
    tags.close()
    assert tags.open == []
    assert {"svg", "table", "caption", "thead", "tfoot"} <= set(tags.seen)
    assert tags.seen.count("tr") == 1 + 3 + 1  # heading, periods with something, all
    assert "script" not in tags.seen


def test_a_png_without_matplotlib_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ExtraMissing) as told:
        PLOTS[".png"](relation(*CELLS))
    assert "foreigndesk[plots]" in told.value.advice


def test_a_png_is_drawn_where_matplotlib_is_installed() -> None:
    if find_spec("matplotlib") is None:
        with pytest.raises(ExtraMissing):
            PLOTS[".png"](relation(*CELLS))
        return
    first, again = PLOTS[".png"](relation(*CELLS)), PLOTS[".png"](relation(*CELLS))
    assert first.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(first[16:20]) == 1440  # pixels wide
    assert first == again
    assert PLOTS[".png"](relation()).startswith(b"\x89PNG")


def test_ticks_are_round_and_within_the_ends() -> None:
    assert frame.ticks(-10, 10, most=5) == [-10, -5, 0, 5, 10]
    assert frame.ticks(-3, 7, most=6, whole=True) == [-2, 0, 2, 4, 6]
    assert frame.ticks(-1, 1, most=6, whole=True) == [-1, 0, 1]


def test_means_are_written_with_a_real_minus() -> None:
    (may, *_) = relation(*CELLS).periods
    assert frame.mean(may.all.plover) == "−9.0 (−9.0 to −9.0)"
    assert frame.mean(may.b_to_a.plover) == "–"
