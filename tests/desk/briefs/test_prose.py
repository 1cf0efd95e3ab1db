"""Text, Markdown and HTML."""

import re
from datetime import date

import pytest

from foreigndesk.desk.briefs import Brief, Subject, compose
from foreigndesk.desk.briefs.page import to_html
from foreigndesk.desk.briefs.prose import to_markdown, to_text, voices_in_words
from tests.desk.briefs_material import material_of
from tests.desk.reading import read_rules

TEXT = (
    "Kenya condemned the shelling of Goma & the port of Bukavu on Monday.\n"
    "Kenya will send 40 trucks of food to Goma on March 29."
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    record = read_rules(TEXT, "2026-03-17", "Harbour <Wire>")
    subject = Subject(about="Kenya", as_of=date(2026, 3, 17))
    return compose(material_of([record]), subject)


def test_the_text_begins_with_date_and_headline_and_reads_back(brief: Brief) -> None:
    text = to_text(brief)
    assert text.startswith("date 2026-03-17 ")
    assert "\nWhat's the story\n" in text
    again = read_rules(text, "2026-03-17")
    assert [section.kicker for section in again.report.sections] == [p.kicker for p in brief.parts]


def test_notes_have_marks_sources_and_the_ids_of_the_evidence(brief: Brief) -> None:
    text = to_text(brief, notes=True)
    assert " [1]\n" in text
    assert "\nSources:\n[1] Harbour <Wire>, March 17, 2026" in text
    facts = [fact for line in brief.lines for fact in line.facts]
    assert all(fact.event and fact.event in text for fact in facts)


def test_markdown_shows_markup_of_reports_as_it_is(brief: Brief) -> None:
    text = to_markdown(brief, notes=True)
    assert text.startswith("# ")
    assert r"Harbour \<Wire\>" in text
    assert "**What's the story**" in text


def test_the_page_escapes_what_it_quotes_and_its_links_lead_somewhere(brief: Brief) -> None:
    page = to_html(brief)
    assert "Goma &amp; the port" in page
    assert "Harbour <Wire>" not in page
    assert "Harbour &lt;Wire&gt;" in page
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
    assert "src=" not in page
    assert "http" not in page


def test_a_page_without_notes_has_no_marks(brief: Brief) -> None:
    page = to_html(brief, notes=False)
    assert "<sup>" not in page
    assert "<aside" not in page


def test_reports_and_voices_are_counted_apart(brief: Brief) -> None:
    line = brief.parts[0].lines[0]
    assert voices_in_words(line) == "1 report"
