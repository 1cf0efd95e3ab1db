"""The responses that one report tells: whose words, on which rung, and which act they answer."""

import re
from datetime import date

from msgspec import Struct

from foreigndesk.desk.acts import Act, Party, Said
from foreigndesk.desk.responses.channels import PHONE_MODE, channel_of
from foreigndesk.desk.responses.ladder import Cue, find_cues, plain_text, rungs
from foreigndesk.desk.responses.nouns import people_in
from foreigndesk.desk.responses.references import (
    Reference,
    act_of_cue,
    is_answer,
    is_real,
    main_act,
    object_of,
)
from foreigndesk.desk.responses.responders import Responder, responder_of
from foreigndesk.desk.responses.telling import Passage, Telling
from foreigndesk.whoswho import load_whoswho

OWN_WORDS, OWN_SIDE, OTHERS = "own words", "own side's account", "another's account"
_NOT = re.compile(
    r"(?:\b(?:not|cannot|never|without|nor|refus\w+ to|fail\w* to|declin\w+ to|rather than|"
    r"instead of|stopp?\w* short of|yet to|reluctant to|avoid\w*)|n’t)\s+(?:[\w-]+\s+){0,2}$"
)
_ASKED = re.compile(
    r"\b(?:call\w* on|urg\w+|ask\w*|want\w*|press\w* (?:on|for)?|need\w*|should|must|would|could|"
    r"may|might|expected|likely|prepar\w+|plan\w*|demand\w*|will|if|whether)\b"
    r"(?:\s+[\w’-]+){0,4}\s+(?:to\s+)?(?:[\w-]+ly\s+)?$"
)
_ALLOWED_AHEAD = frozenset({"threat", "support", "demand", "restraint", "silence", "denial"})
_DONE = frozenset({"happened", "ongoing"})
_NEAR = 2  # sentences between a response and what the same speaker goes on to say


class Link(Struct, frozen=True, kw_only=True):
    """A response that a report tells, and the act that it answers.

    `responders` are the parties that respond; where `open_set`, they are the named members of a set
    that goes on ("other leaders, including"), and `who` has its words. `rung` is the one that the
    words alone show; `named` are the keys of whoever its object names, by which a condemnation
    names the perpetrator. `[start, end)` are the exact words in the report's text. `day` is the day
    of the response where the report tells it, `per` who says that they responded, outermost first.
    `act` is the answered event in the same report; without one, `noun`, `types` and `names` say
    which event of another report may be meant. `entry` is the event, statement or actor id that
    opens the row.
    """

    report: str
    published: date
    publisher: str | None
    who: str
    responders: tuple[Party, ...]
    open_set: bool
    rung: str
    cue: str
    words: str
    start: int
    end: int
    day: date | None
    channel: str | None
    account: str
    per: tuple[str, ...]
    entry: str
    event: str | None
    statement: str | None
    act: str | None
    noun: str
    types: tuple[str, ...]
    names: tuple[str, ...]
    named: tuple[str, ...]
    reason: str
    confidence: float


class _Found(Struct, frozen=True, kw_only=True):
    """A cue with its sentence and who responds."""

    passage: Passage
    cue: Cue
    who: Responder


def links_of(telling: Telling) -> tuple[Link, ...]:
    """Return the responses of a report that can be tied to an act, in order of place."""
    found = [one for passage in telling.passages for one in _responses_in(telling, passage)]
    tied: dict[int, Reference] = {}
    for index, one in enumerate(found):
        reference = object_of(telling, one.passage, one.cue)
        if reference is not None and _answers(telling, one, reference):
            tied[index] = reference
    for index, one in enumerate(found):
        if index not in tied:
            carried = _carried(telling, found, tied, index) or _about_main(telling, one)
            if carried is not None:
                tied[index] = carried
    return tuple(_link(telling, found[index], tied[index]) for index in sorted(tied))


def _responses_in(telling: Telling, passage: Passage) -> list[_Found]:
    found = []
    for cue in find_cues(telling.plain, passage.start, passage.end):
        if _is_negated(telling, passage, cue) or not _took_place(telling, cue):
            continue
        who = responder_of(telling, passage, cue)
        if who is not None and (who.parties or who.open_set):
            found.append(_Found(passage=passage, cue=cue, who=who))
    return found


def _is_negated(telling: Telling, passage: Passage, cue: Cue) -> bool:
    before = telling.plain[passage.start : cue.start]
    if _NOT.search(before) and cue.rung != "silence":
        return True
    return cue.verb and cue.rung not in _ALLOWED_AHEAD and _ASKED.search(before) is not None


def _took_place(telling: Telling, cue: Cue) -> bool:
    """Whether the reader did not find the response itself planned, asked for or denied."""
    act = act_of_cue(telling, cue)
    if act is None or cue.rung in _ALLOWED_AHEAD:
        return True
    return act.status in _DONE or not is_answer(act)


def _answers(telling: Telling, found: _Found, reference: Reference) -> bool:
    """Whether the object is what the words answer, not what they ask for or came before."""
    if reference.start < found.cue.end:
        return True
    between = telling.plain[found.cue.end : reference.start]
    if _EARLIER.search(between):
        return False
    if found.cue.rung in _DIRECT and _AMID.search(between):
        return False
    return found.cue.rung not in _ASKING or _AFTER.search(between) is not None


_ASKING = frozenset({"demand", "restraint", "support", "threat", "silence"})
_DIRECT = frozenset({"approval", "justification", "criticism", "accusation"})
_AMID = re.compile(r"\b(?:after|following|in the wake of|amid|despite|since)\b")
_EARLIER = re.compile(r"\b(?:before|ahead of|prior to|since)\b")
_AFTER = re.compile(
    r"\b(?:after|following|in the wake of|in response to|over|behind|about|on|into|for)\s+"
    r"(?:[\w’-]+\s+){0,4}$"
)


def _carried(
    telling: Telling, found: list[_Found], tied: dict[int, Reference], index: int
) -> Reference | None:
    """Return the act of another response of the same speaker in this sentence or just before.

    Only for words that have no object of their own: an appeal for calm, condolences, "it was
    cowardly"; whom somebody criticises in the next breath is another matter.
    """
    one = found[index]
    if not _needs_no_object(telling, one):
        return None
    for other, reference in sorted(tied.items(), key=lambda pair: _far(found, pair[0], index)):
        near = one.passage.number - found[other].passage.number
        if not 0 <= near <= _NEAR or reference.sure < 0.6 or not _same(one.who, found[other].who):
            continue
        if one.cue.rung == "support" and not _helps_victims(telling, one, reference):
            continue
        how = "same speaker, same sentence" if near == 0 else "same speaker goes on"
        return Reference(
            act=reference.act,
            start=one.cue.start,
            end=one.cue.end,
            how=f"{how} as “{telling.text[found[other].cue.start : found[other].cue.end].strip()}”",
            sure=0.75 if near == 0 else 0.6,
            types=reference.types,
            names=reference.names,
        )
    return None


def _needs_no_object(telling: Telling, one: _Found) -> bool:
    if rungs()[one.cue.rung].alone:
        return True
    if one.cue.rung == "regret":
        return people_in(telling.plain, one.cue.end, one.passage.end)
    return (
        not one.cue.verb
        and _ITS.search(telling.plain, one.passage.start, one.cue.start) is not None
    )


_ITS = re.compile(r"\b(?:it|this|these|such)\b")


def _far(found: list[_Found], other: int, index: int) -> tuple[int, int]:
    return abs(found[other].passage.number - found[index].passage.number), abs(other - index)


def _helps_victims(telling: Telling, one: _Found, reference: Reference) -> bool:
    """Whether support goes to those to whom it was done, or to where it was done."""
    act = next((act for act in telling.acts if act.id == reference.act), None)
    if act is None:
        return False
    countries = {party.country for party in act.recipients} | {act.place_country}
    countries |= {one.party.country for one in telling.names_in(act.start, act.end)}
    countries -= {party.country for party in act.actors}
    there = telling.names_in(one.cue.start, one.passage.end)
    return any(name.party.country and name.party.country in countries for name in there)


def _same(one: Responder, other: Responder) -> bool:
    if one.open_set or other.open_set:
        return one.words == other.words
    return bool({party.key for party in one.parties} & {party.key for party in other.parties})


def _about_main(telling: Telling, one: _Found) -> Reference | None:
    """Return the act that the report is about where the words need no act to be named."""
    rung = rungs()[one.cue.rung]
    mourns = one.cue.rung == "regret" and people_in(telling.plain, one.cue.start, one.passage.end)
    if not (rung.alone or mourns) or _has_many_subjects(telling):
        return None
    needed = _NEEDED.get(one.cue.rung)
    if needed and not needed.search(telling.plain, one.cue.start, one.cue.end):
        return None
    act = main_act(telling)
    if act is None or act.quad < _CONFLICT or one.cue.rung == "support":
        return None
    how = "the report is about it"
    return Reference(
        act=act.id, start=one.cue.start, end=one.cue.end, how=how, sure=0.5, types=(act.type,)
    )


def _has_many_subjects(telling: Telling) -> bool:
    """Whether the report is a readout or the like, where one subject says nothing of the next."""
    title = telling.report.title
    return title is not None and _MANY.search(title.lower()) is not None


_MANY = re.compile(r"\b(?:readout|remarks|briefing|gaggle|fact sheet|joint|background)\b")
_NEEDED = {
    "demand": re.compile("justice|investigat|inquiry|probe|punish|accountab|prosecut"),
    "denial": re.compile("involve|responsib|role|link|part|connection|accus|alleg|charge|behind"),
}
"""What the words of these rungs must speak of where they are about what the report is about."""
_CONFLICT = 3  # quads 3 and 4


def _link(telling: Telling, found: _Found, reference: Reference) -> Link:
    event = act_of_cue(telling, found.cue)
    said = found.who.said or next(iter(telling.said_at(found.cue.start)), None)
    start, end = _words(telling, found, reference)
    report = telling.report
    return Link(
        report=report.id,
        published=report.published,
        publisher=report.publisher,
        who=found.who.words,
        responders=found.who.parties,
        open_set=found.who.open_set,
        rung=found.cue.rung,
        cue=telling.text[found.cue.start : found.cue.end].strip(),
        words=telling.text[start:end],
        start=start,
        end=end,
        day=_day(telling, found, reference, event),
        channel=_channel(telling, found, said),
        account=_account(telling, found, said),
        per=_per(telling, found, event, said),
        entry=_entry(telling, found, event, said),
        event=event.id if event else None,
        statement=said.id if said else None,
        act=reference.act,
        noun=telling.text[reference.start : reference.end],
        types=reference.types,
        names=reference.names,
        named=_named(telling, found, reference),
        reason=f"“{telling.text[found.cue.start : found.cue.end].strip()}”: {reference.how}",
        confidence=round(reference.sure * _sure_of(found.who), 2),
    )


def _sure_of(who: Responder) -> float:
    return 0.8 if who.how in {"subject of the sentence", "who is quoted"} else 0.95


def _words(telling: Telling, found: _Found, reference: Reference) -> tuple[int, int]:
    """Return the stretch that shows the response: responder to object, inside the sentence."""
    del telling, reference
    return found.passage.start, found.passage.end


def _entry(telling: Telling, found: _Found, event: Act | None, said: Said | None) -> str:
    if event is not None:
        return event.id
    if said is not None:
        return said.id
    del telling
    return found.who.parties[0].id if found.who.parties else ""


def _named(telling: Telling, found: _Found, reference: Reference) -> tuple[str, ...]:
    """Return the keys of whoever is named from the cue to a little behind its object."""
    last = min(found.passage.end, max(reference.end, found.cue.end) + 60)
    own = {party.key for party in found.who.parties}
    keys = (one.party.key for one in telling.names_in(found.cue.end, last))
    return tuple(dict.fromkeys(key for key in keys if key not in own))


def _day(telling: Telling, found: _Found, reference: Reference, event: Act | None) -> date | None:
    """Return the day of the response: one named beside its cue, else that of its event.

    A day behind the object is the object's: "condemned the attack on October 7".
    """
    days = telling.days_in(found.passage.start, found.passage.end)
    objects = reference.start if reference.start >= found.cue.end else found.cue.end + _BESIDE
    beside = [day for span, day in days if span.start < min(objects, found.cue.end + _BESIDE)]
    if beside:
        return beside[-1]
    if event is None or event.starts is None or event.ends is None:
        return None
    if event.starts in {day for _, day in days} or (event.ends - event.starts).days > 1:
        return None
    return event.starts


_BESIDE = 30  # characters


def _channel(telling: Telling, found: _Found, said: Said | None) -> str | None:
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


def _other_sentences(telling: Telling, found: _Found) -> list[str]:
    """Return the rest of the speaker's paragraph, where it names him and a channel."""
    return [
        telling.plain[one.start : one.end]
        for one in telling.passages
        if one.block == found.passage.block and one.number != found.passage.number
    ]


def _account(telling: Telling, found: _Found, said: Said | None) -> str:
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


def _own_text(telling: Telling, found: _Found) -> str | None:
    """Return the account where the report is the responder's own statement or readout."""
    match = _OWN_TEXT.match(telling.report.title or "")
    if found.who.how == "author of the text":
        return OWN_WORDS
    if match is None or not _is_author(telling, found, match[2]):
        return None
    return OWN_SIDE if match[1].lower() == "readout" else OWN_WORDS


def _is_author(telling: Telling, found: _Found, author: str) -> bool:
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


def _per(telling: Telling, found: _Found, event: Act | None, said: Said | None) -> tuple[str, ...]:
    """Return who says that they responded, outermost first, the responder left out."""
    own = {party.name for party in found.who.parties}
    if event is not None and event.per_sources:
        names = event.per_sources
    else:
        chain = telling.said_at(found.cue.start)
        names = tuple(one.source.name for one in reversed(chain) if one.source is not None)
    del said
    return tuple(dict.fromkeys(name for name in names if name not in own))
