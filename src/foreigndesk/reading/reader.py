"""All steps of reading one report, in their order: each sees what those before it found."""

from foreigndesk.intake.report import Report
from foreigndesk.reading.actors import find_actors
from foreigndesk.reading.events import EventModels, Page, find_events
from foreigndesk.reading.events.invited import with_invited_day
from foreigndesk.reading.events.pairs import with_pairs
from foreigndesk.reading.marks import Reading
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.reading.statements import find_statements
from foreigndesk.reading.times import find_times
from foreigndesk.settings import VERSION
from foreigndesk.whoswho import WhosWho

READER = f"rules {VERSION}"
"""Version of the reader, as every record names it."""


def read_marks(
    report: Report, *, whoswho: WhosWho, event_models: EventModels | None = None
) -> Reading:
    """Return all marks of a report. Deterministic; no state between calls.

    `event_models` are those of the package unless given.
    """
    sentences = split_sentences(report)
    times = find_times(report.text, report.published, blocks=report.blocks)
    actors = find_actors(report, sentences, whoswho)
    statements = find_statements(report, sentences, actors.mentions)
    page = Page(
        report=report,
        sentences=sentences,
        times=times,
        mentions=actors.mentions,
        entities=actors.entities,
        statements=statements,
    )
    events = with_pairs(find_events(page, event_models), report.text, actors.mentions)
    return Reading(
        report=report,
        sentences=sentences,
        times=times,
        mentions=actors.mentions,
        entities=actors.entities,
        statements=statements,
        events=with_invited_day(events, report.text, sentences, times, report.published),
        reader=READER,
    )
