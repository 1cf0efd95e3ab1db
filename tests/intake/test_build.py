from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.errors import SourceEmpty
from foreigndesk.intake import BlockRole, Report, build_report
from foreigndesk.intake.report import report_id

DAY = date(2026, 1, 9)
PIECES = st.lists(
    st.sampled_from(
        [
            "date 2026-01-09 Talks open in Lima",
            "Title: Talks open in Lima",
            "Date: 9 January 2026",
            "LIMA, Peru (Agency) — The envoys met.",
            "Background",
            "Envoys clash over the price of boats",
            "“We agree,” the spokesperson said.",
            "The commission will count the fish of",
            "the lake every year, according to the ministry.",
            "By Ida Holm",
            "- a truce",
            "###",
            "\u202eعاجل\u202c — a bidi line.",
            "",
            "   ",
            "\ufeff",
            "\0",
            "\ud800",
        ]
    ),
    min_size=1,
    max_size=12,
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.tuples(PIECES, st.sampled_from(["\n", "\n\n", "\r\n", "\r", " \n\t"])).map(
        lambda pair: pair[1].join(pair[0])
    ),
).filter(lambda text: bool(text.strip()))


def build(text: str, title: str | None = None) -> Report:
    return build_report(text, published=DAY, title=title)


@given(TEXTS, st.sampled_from([None, "Talks open in Lima", "Something else"]))
def test_blocks_are_ordered_apart_and_cover_all_that_is_not_white(
    text: str, title: str | None
) -> None:
    report = build(text, title)
    last = 0
    covered = [False] * len(report.text)
    for block in report.blocks:
        assert last <= block.start < block.end <= len(report.text)
        last = block.end
        covered[block.start : block.end] = [True] * (block.end - block.start)
        assert block.span.of(report.text) == block.span.of(report.text).strip()
    assert all(done or char.isspace() for done, char in zip(covered, report.text, strict=True))


@given(TEXTS)
def test_sections_are_ordered_apart_and_begin_at_a_label(text: str) -> None:
    report = build(text)
    last = 0
    heads = {b.start for b in report.blocks if b.role in (BlockRole.KICKER, BlockRole.HEADING)}
    for section in report.sections:
        assert last <= section.start < section.end <= len(report.text)
        assert section.start in heads
        assert section.kicker or section.heading
        last = section.end


@given(TEXTS)
def test_no_offset_moves_and_the_text_can_be_written(text: str) -> None:
    report = build(text)
    assert len(report.text) == len(text)
    assert report.text.encode("utf-8").decode("utf-8") == report.text
    changed = [(a, b) for a, b in zip(text, report.text, strict=True) if a != b]
    assert all(a == "\0" or "\ud800" <= a <= "\udfff" for a, _ in changed)
    assert all(b == "\ufffd" for _, b in changed)


@given(TEXTS)
def test_the_same_report_has_the_same_id_and_blocks(text: str) -> None:
    assert build(text) == build(text)
    assert build(build(text).text) == build(text)


def test_the_id_is_that_of_the_stored_content() -> None:
    report = build_report(
        "Envoys met.\0",
        published=DAY,
        title=" Talks\n open ",
        publisher="Wire",
        url="https://a.example/1",
    )
    assert report.title == "Talks open"
    assert report.id == report_id(
        text="Envoys met.\ufffd",
        published=DAY,
        title="Talks open",
        publisher="Wire",
        url="https://a.example/1",
    )


def test_another_day_title_or_text_is_another_report() -> None:
    base = build("Envoys met.").id
    assert build("Envoys met!").id != base
    assert build("Envoys met.", "Talks").id != base
    assert build_report("Envoys met.", published=date(2026, 1, 10)).id != base


def test_the_title_is_taken_from_the_text_where_none_is_given() -> None:
    assert build("date 2026-01-09 Talks open\nEnvoys met.").title == "Talks open"
    assert build("date 2026-01-09 Talks open\nEnvoys met.", "Given").title == "Given"
    assert build("Envoys met.").title is None


def test_the_dateline_in_the_text_wins_over_one_that_is_given() -> None:
    text = "LIMA, Peru (Agency) — The envoys met."
    assert build_report(text, published=DAY, dateline="QUITO").dateline == "LIMA, Peru"
    assert build_report("Envoys met.", published=DAY, dateline="QUITO").dateline == "QUITO"


@pytest.mark.parametrize("text", ["", " \n\t\u00a0", "\u2028"])
def test_a_text_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(SourceEmpty):
        build(text)
