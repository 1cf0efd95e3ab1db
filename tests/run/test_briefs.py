"""Briefs and audits over a real desk of invented reports."""

import json
from datetime import date
from pathlib import Path

import pytest

from foreigndesk.desk.audit import FAULTS, Verdict
from foreigndesk.desk.briefs.page import to_html
from foreigndesk.desk.briefs.prose import to_markdown, to_text
from foreigndesk.errors import EntryUnknown, SelectorInvalid
from foreigndesk.run.briefs import audit_text, without_apparatus
from foreigndesk.run.front import NewsDesk, open_desk
from foreigndesk.run.reader import ReaderKind, RecordReader

RULES = RecordReader(kind=ReaderKind.RULES)
REPORTS = (
    (
        "2026-03-16",
        (
            "Rebels attacked a convoy of relief workers near Abeche in Chad, killing 12 people.\n"
            "Norwegian Foreign Minister Ingrid Solheim condemned the attack on the convoy."
        ),
    ),
    (
        "2026-03-17",
        (
            "Chad thanked Norway on Tuesday for its help to the relief workers of Abeche.\n"
            "Norway's Foreign Minister Ingrid Solheim will visit Chad on March 30 for talks."
        ),
    ),
    (
        "2026-03-18",
        "Peru expelled the Bolivian ambassador on Wednesday after a dispute over fishing rights.",
    ),
)


def write_desk(path: Path, reports: tuple[tuple[str, str], ...]) -> Path:
    source = path.with_suffix(".jsonl")
    lines = [
        json.dumps({"id": f"w{n}", "date": day, "publisher": f"Wire {n}", "text": text})
        for n, (day, text) in enumerate(reports)
    ]
    source.write_text("\n".join(lines), "utf-8")
    with open_desk(path, write=True) as desk:
        desk.read([source], read_report=RULES)
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_desk(tmp_path_factory.mktemp("briefs") / "desk.duckdb", REPORTS)


@pytest.fixture
def desk(path: Path) -> NewsDesk:
    return open_desk(path)


def test_a_pair_gets_a_brief_that_audits_clean_against_the_desk(desk: NewsDesk) -> None:
    brief = desk.brief(pair=("TCD", "Norway"))
    assert brief.about == "Chad and Norway"
    assert brief.headline is not None
    audit = desk.audit(to_text(brief), read_report=RULES)
    assert audit.reports
    assert audit.faults() == ()


def test_notes_of_a_brief_are_not_audited_as_if_they_were_its_text(desk: NewsDesk) -> None:
    brief = desk.brief(pair=("TCD", "NOR"))
    plain, noted = to_text(brief), to_text(brief, notes=True)
    assert without_apparatus(noted).strip() == plain.strip()


def test_every_id_in_a_brief_is_opened_by_why(desk: NewsDesk) -> None:
    for line in desk.brief(actor="Solheim").lines:
        for fact in line.facts:
            assert fact.event is not None
            assert desk.why(fact.event).entry == fact.event


def test_a_day_tells_what_was_published_on_it_and_nothing_later(desk: NewsDesk) -> None:
    brief = desk.brief(day=date(2026, 3, 16))
    assert {source.published for source in brief.sources} == {date(2026, 3, 16)}
    assert not any("Peru" in line.text for line in brief.lines)


def test_as_of_hides_what_was_published_later(desk: NewsDesk) -> None:
    brief = desk.brief(actor="NOR", as_of=date(2026, 3, 16))
    assert brief.published == date(2026, 3, 16)
    assert not any("thanked" in line.text for line in brief.lines)


def test_since_leaves_out_what_was_published_before(desk: NewsDesk) -> None:
    brief = desk.brief(actor="NOR", since=date(2026, 3, 17))
    assert not any("condemn" in line.text.lower() for line in brief.lines)


def test_a_story_is_found_by_a_report_of_it(desk: NewsDesk) -> None:
    report = desk.sql("select report_id from reports where text like '%Peru%'")[1][0][0]
    brief = desk.brief(story=report)
    assert brief.headline is not None
    assert "Peru" in brief.headline.text


def test_reports_may_be_named_themselves(desk: NewsDesk) -> None:
    report = desk.sql("select report_id from reports where text like '%Peru%'")[1][0][0]
    assert [one.report for one in desk.brief(reports=(report,)).sources] == [report]


def test_a_pair_with_nothing_between_them_is_told_plainly(desk: NewsDesk) -> None:
    brief = desk.brief(pair=("PER", "NOR"))
    assert brief.headline is None
    assert to_text(brief).endswith("Nothing on Peru and Norway\n")


def test_an_empty_desk_gives_empty_briefs(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    with open_desk(path, write=True) as desk:
        desk.read([], read_report=RULES)
    with open_desk(path) as desk:
        assert desk.brief(actor="IND").parts == ()
        assert desk.brief(day=date(2026, 3, 16)).parts == ()
        text = (
            "date 2026-03-16 Peru expels envoy\nPeru expelled the Bolivian ambassador on Monday.\n"
        )
        assert desk.audit(text, read_report=RULES).counts[Verdict.UNSUPPORTED] >= 1


def test_mistaken_questions_are_told(desk: NewsDesk) -> None:
    with pytest.raises(ValueError, match="one of"):
        desk.brief(actor="IND", day=date(2026, 3, 16))
    with pytest.raises(EntryUnknown):
        desk.brief(story="y0000000000000000")
    with pytest.raises(SelectorInvalid):
        desk.brief(actor="neighbours:Nowhere")


def test_a_desk_gives_the_same_brief_whatever_order_reports_arrived_in(
    path: Path, tmp_path: Path
) -> None:
    other = write_desk(tmp_path / "other.duckdb", REPORTS[::-1])
    with open_desk(path) as one, open_desk(other) as two:
        first, second = one.brief(pair=("TCD", "NOR")), two.brief(pair=("TCD", "NOR"))
    assert to_text(first) == to_text(second)


def test_a_desk_that_is_not_joined_tells_its_events_one_by_one(tmp_path: Path) -> None:
    path, source = tmp_path / "raw.duckdb", tmp_path / "raw.jsonl"
    day, text = REPORTS[0]
    source.write_text(json.dumps({"id": "a", "date": day, "text": text}), "utf-8")
    with open_desk(path, write=True, join=False) as desk:
        desk.read([source], read_report=RULES)
    with open_desk(path) as desk:
        assert desk.brief(actor="NOR").headline is not None


def test_a_brief_is_audited_against_a_report_a_story_or_itself(desk: NewsDesk) -> None:
    report = desk.sql("select report_id from reports where text like '%Peru%'")[1][0][0]
    text = "Peru expelled the Chilean ambassador on Wednesday after a dispute over fishing rights."
    day = date(2026, 3, 19)
    for against in (report, "desk"):
        audit = desk.audit(text, against=against, published=day, read_report=RULES)
        assert audit.checked[0].verdict in FAULTS
    itself = audit_text(text, published=day, read_report=RULES)
    assert itself.checked[0].verdict is Verdict.NOT_CHECKED


def test_a_brief_without_a_day_is_not_guessed_at(desk: NewsDesk) -> None:
    with pytest.raises(ValueError, match="publication day"):
        desk.audit("Peru expelled the Bolivian ambassador.")
    with pytest.raises(ValueError, match="open the desk"):
        audit_text("Peru expelled an envoy.", published=date(2026, 3, 19), against="desk")


def test_a_brief_of_a_desk_without_reports_says_so(tmp_path: Path) -> None:
    with open_desk(tmp_path / "empty.duckdb", write=True) as desk:
        desk.read([], read_report=RULES)
    with open_desk(tmp_path / "empty.duckdb") as desk:
        brief = desk.brief(actor="IND")
        assert (brief.published, brief.lines) == (None, ())
        for write in (to_text, to_markdown, to_html):
            written = write(brief)
            assert "Nothing on India: the desk has no reports" in written
            assert "9999" not in written
        dated = desk.brief(day=date(2026, 3, 16))
        assert dated.published == date(2026, 3, 16)
