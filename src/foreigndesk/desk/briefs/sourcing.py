"""Headlines that say who says so: a claim of somebody is not told as a fact."""

from foreigndesk.desk.briefs.headline import short_name
from foreigndesk.desk.english import capital, is_plural, with_article
from foreigndesk.record.entries import Event, Record, Statement

_LONGEST = 100
_FEW_WORDS = 4
_OFFICES = frozenset(
    "police officials army military officers doctors witnesses residents rebels organisers "
    "organizers ministry government court prosecutors lawyers diplomats sources media".split()
)
_PRONOUNS = frozenset("he she it they who we i you that this".split())


def with_source(words: str, record: Record, event: Event) -> str | None:
    """Return a headline with its source, as "Rebels attack convoy, police say".

    It stays as it is where the report itself asserts the act, or where the source stands in it.
    Where the source has no short name, "report says"; None where that gets too long.
    """
    if not event.per:
        return words
    by_id = {statement.id: statement for statement in record.statements}
    statement = by_id[event.per[-1]]
    if statement.source is None and not statement.source_spans:
        return words
    name = _short(statement, record)
    if name is None:
        return f"{words}, report says"
    if name.lower().removeprefix("the ") in words.lower():
        return words
    says = "say" if is_plural(name) else "says"
    told = f"{words}, {name} {says}"
    return told if len(told) <= _LONGEST else None


def _short(statement: Statement, record: Record) -> str | None:
    """Return a short name of who says something; None where there is none."""
    actors = {actor.id: actor for actor in record.actors}
    if statement.source is not None:
        name = short_name(actors[statement.source])
    else:
        name = " ".join(span.of(record.report.text) for span in statement.source_spans)
    name = name.removeprefix("the ").removeprefix("The ")
    usable = name and len(name.split()) <= _FEW_WORDS and name.lower() not in _PRONOUNS
    if name.islower() and name.split()[-1] not in _OFFICES:
        return None
    if not usable:
        return None
    return with_article(name) if capital(name) == name else name
