"""The circumstances of a response: its day, its channel, whose account it is, who tells of it."""

import re
from datetime import date

from msgspec import Struct

from foreigndesk.desk.acts import Act, Said
from foreigndesk.desk.responses.channels import PHONE_MODE, channel_of
from foreigndesk.desk.responses.ladder import Cue, plain_text
from foreigndesk.desk.responses.references import Reference, is_real
from foreigndesk.desk.responses.responders import Responder
from foreigndesk.desk.responses.telling import Passage, Telling
from foreigndesk.whoswho import load_whoswho

OWN_WORDS, OWN_SIDE, OTHERS = "own words", "own side's account", "another's account"


class Found(Struct, frozen=True, kw_only=True):
    """A cue with its sentence and who responds."""

    passage: Passage
    cue: Cue
    who: Responder


def day_of(telling: Telling, found: Found, reference: Reference, event: Act | None) -> date | None:
    """Return the day of the response: one named beside its cue, else that of its event.

    A day behind the object is the object's: "condemned the attack on October 7".
    """
    days = telling.days_in(found.passage.start, found.passage.end)
    last = found.passage.end  # without an object in its words, every day is that of the response
    if reference.start >= found.cue.end:
        last = min(reference.start, found.cue.end + _BESIDE)
    beside = [day for span, day in days if span.start < last]
    if beside:
        return beside[-1]
    if event is None or event.starts is None or event.ends is None:
        return None
    act = next((act for act in telling.acts if act.id == reference.act), None)
    known = act is not None and act.starts not in {None, event.starts}
    if event.starts in {day for _, day in days} and not known:
        return None
    return event.starts if (event.ends - event.starts).days <= 1 else None


_BESIDE = 30  # characters


def channel_here(telling: Telling, found: Found, said: Said | None) -> str | None:
    """Return how it was said: its venue, its sentence, its paragraph, else what the report is."""
    passage = found.passage
    near = [said.venue.lower()] if said is not None and said.venue else []
    near.append(telling.plain[passage.start : passage.end])
    phone = any(
        act.type == "CONSULT" and act.mode == PHONE_MODE and is_real(act)
        for act in telling.acts
        if passage.start <= telling.anchor(act).start < passage.end
    )
    if phone:
        return "phone call"
    title = plain_text(telling.report.title) if telling.report.title else None
    return channel_of(*near, *_other_sentences(telling, found), title=title)


def _other_sentences(telling: Telling, found: Found) -> list[str]:
    """Return the rest of the speaker's paragraph, where it names him and a channel."""
    return [
        telling.plain[one.start : one.end]
        for one in telling.passages
        if one.block == found.passage.block and one.number != found.passage.number
    ]


def account_of(telling: Telling, found: Found, said: Said | None) -> str:
    """Return whether these are the responder's words, its own side's account, or another's."""
    own_text = _own_text(telling, found) if said is None else None
    if own_text is not None:
        return own_text
    if said is None or said.source is None:
        return OTHERS
    if said.source.key in {party.key for party in found.who.parties}:
        direct = said.kind == "direct" or telling.quoted(found.cue.start)
        return OWN_WORDS if direct else OTHERS
    side = {party.country for party in found.who.parties if party.country}
    return OWN_SIDE if said.source.country in side else OTHERS


def _own_text(telling: Telling, found: Found) -> str | None:
    """Return the account where the report is the responder's own statement or readout."""
    match = own_title(telling)
    if found.who.how == "author of the text":
        return OWN_WORDS
    if match is None or not _is_author(telling, found, match[2]):
        return None
    return OWN_SIDE if match[1].lower() == "readout" else OWN_WORDS


def own_title(telling: Telling) -> re.Match[str] | None:
    """Return kind and author where a title says that the report is someone's own text."""
    return _OWN_TEXT.match(telling.report.title or "")


def _is_author(telling: Telling, found: Found, author: str) -> bool:
    """Whether the author that a title names is the responder, or one of its state."""
    words = set(re.findall(r"\w+", author))
    if any(set(party.name.split()[-1:]) & words for party in found.who.parties):
        return True
    publisher = telling.report.publisher
    country = load_whoswho().country(publisher) if publisher else None
    return country is not None and country in {party.country for party in found.who.parties}


_OWN_TEXT = re.compile(
    r"(?:joint )?(readout|statement|remarks|letter) (?:of|by|from)\b"
    r"(.*?)(?:’s?\b|'s\b| on | call\b|$)",
    re.IGNORECASE,
)


def told_by(telling: Telling, found: Found, event: Act | None) -> tuple[str, ...]:
    """Return who says that they responded, outermost first, the responder left out."""
    own = {party.name for party in found.who.parties}
    if event is not None and event.per_sources:
        names = event.per_sources
    else:
        chain = telling.said_at(found.cue.start)
        names = tuple(one.source.name for one in reversed(chain) if one.source is not None)
    return tuple(dict.fromkeys(name for name in names if name not in own))
