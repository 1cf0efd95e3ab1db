"""The responses that one report tells: whose words, on which rung, and which act they answer."""

import re
from datetime import date

from msgspec import Struct

from foreigndesk.desk.acts import Act, Party, Said
from foreigndesk.desk.responses.circumstances import (
    Found,
    account_of,
    channel_here,
    day_of,
    own_title,
    told_by,
)
from foreigndesk.desk.responses.ladder import Cue, find_cues, rungs
from foreigndesk.desk.responses.nouns import people_in
from foreigndesk.desk.responses.references import (
    ATTRIBUTE,
    Reference,
    act_of_cue,
    is_answer,
    main_act,
    object_of,
)
from foreigndesk.desk.responses.responders import Responder, responder_of
from foreigndesk.desk.responses.telling import Passage, Telling

_NOT = re.compile(
    r"(?:\b(?:not|cannot|never|without|nor|refus\w+ to|fail\w* to|declin\w+ to|rather than|"
    r"instead of|secure|seek\w*|obtain\w*|escap\w*|fac\w+|risk\w*|"
    r"stopp?\w* short of|yet to|reluctant to|avoid\w*)|n’t)\s+(?:[\w-]+\s+){0,2}$"
)
_ASKED = re.compile(
    r"\b(?:call\w* on|urg\w+|ask\w*|want\w*|press\w* (?:on|for)?|need\w*|should|must|would|could|"
    r"may|might|expected|likely|prepar\w+|plan\w*|demand\w*|will|if|whether)\b"
    r"(?:\s+[\w’-]+){0,4}\s+(?:to\s+)?(?:[\w-]+ly\s+)?$"
)
_ALLOWED_AHEAD = frozenset({"threat", "support", "silence", "denial"})
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


def _responses_in(telling: Telling, passage: Passage) -> list[Found]:
    found = []
    for cue in find_cues(telling.plain, passage.start, passage.end):
        if _is_negated(telling, passage, cue) or not _took_place(telling, cue):
            continue
        if _only_describes(telling, cue):
            continue
        who = responder_of(telling, passage, cue)
        if who is not None and (who.parties or who.open_set):
            found.append(Found(passage=passage, cue=cue, who=who))
    return found


def _only_describes(telling: Telling, cue: Cue) -> bool:
    """Whether an adjective stands in another's report of something: "said illegal fishing rose"."""
    if cue.verb or not ATTRIBUTE.match(telling.plain, cue.end):
        return False
    return not telling.quoted(cue.start) and own_title(telling) is None


def _is_negated(telling: Telling, passage: Passage, cue: Cue) -> bool:
    before = telling.plain[passage.start : cue.start]
    if _NOT.search(before) and cue.rung != "silence":
        return True
    return cue.verb and cue.rung not in _ALLOWED_AHEAD and _ASKED.search(before) is not None


def _took_place(telling: Telling, cue: Cue) -> bool:
    """Whether the reader did not find the response itself planned, asked for or denied."""
    act = act_of_cue(telling, cue)
    if act is None or cue.rung in _ALLOWED_AHEAD or rungs()[cue.rung].alone:
        return True
    return act.status in _DONE or not is_answer(act)


def _answers(telling: Telling, found: Found, reference: Reference) -> bool:
    """Whether the object is what the words answer, not what they ask for or came before."""
    if reference.start < found.cue.end:
        return True
    between = telling.plain[found.cue.end : reference.start]
    if _EARLIER.search(between) or _OF_SOMETHING.search(between):
        return False
    if found.cue.rung in _DIRECT and _AMID.search(between):
        return False
    after = _AFTER_ALL if found.cue.rung == "support" else _AFTER
    return found.cue.rung not in _ASKING or after.search(between) is not None


_ASKING = frozenset({"demand", "restraint", "support", "threat", "silence"})
_DIRECT = frozenset({"approval", "justification", "criticism", "accusation"})
_AMID = re.compile(
    r"\b(?:after|following|in the wake of|amid|despite|since|respond\w* to|response to|"
    r"in the face of)\b"
)
_OF_SOMETHING = re.compile(
    r"\b(?:reports?|probes?|inquir\w+|investigations?|lack|access|leadership|partnership|handling|"
    r"coverage|film|book|article)\b"
)
_EARLIER = re.compile(r"\b(?:before|ahead of|prior to|since)\b")
_AFTER_ALL = re.compile(
    r"\b(?:after|following|in the wake of|in response to)\s+(?:[\w’-]+\s+){0,4}$"
)
_AFTER = re.compile(
    r"\b(?:after|following|in the wake of|in response to|over|behind|about|on|into)\s+"
    r"(?:[\w’-]+\s+){0,4}$"
)


def _carried(
    telling: Telling, found: list[Found], tied: dict[int, Reference], index: int
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


def _needs_no_object(telling: Telling, one: Found) -> bool:
    if rungs()[one.cue.rung].alone:
        return True
    if one.cue.rung == "regret":
        return people_in(telling.plain, one.cue.end, one.passage.end)
    return (
        not one.cue.verb
        and _ITS.search(telling.plain, one.passage.start, one.cue.start) is not None
    )


_ITS = re.compile(r"\b(?:it|this|these|such)\b")


def _far(found: list[Found], other: int, index: int) -> tuple[int, int]:
    return abs(found[other].passage.number - found[index].passage.number), abs(other - index)


def _helps_victims(telling: Telling, one: Found, reference: Reference) -> bool:
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


def _about_main(telling: Telling, one: Found) -> Reference | None:
    """Return the act that the report is about where the words need no act to be named."""
    rung = rungs()[one.cue.rung]
    own_object = _OWN_OBJECT.search(telling.plain, one.cue.end, one.passage.end) is not None
    mourns = (
        one.cue.rung == "regret"
        and not own_object
        and (
            people_in(telling.plain, one.cue.start, one.passage.end)
            or _CONDOLENCE.search(telling.plain, one.cue.start, one.cue.end) is not None
        )
    )
    if not (rung.alone or mourns) or _has_many_subjects(telling):
        return None
    if one.cue.rung == "silence" and _ON.match(telling.plain, one.cue.end):
        return None  # "declined to comment on the visit" says on what
    needed = _NEEDED.get(one.cue.rung)
    if needed and not needed.search(telling.plain, one.cue.start, one.cue.end):
        return None
    act = main_act(telling)
    if act is None or act.quad < _CONFLICT or one.cue.rung == "support":
        return None
    how = "the report is about it"
    return Reference(
        act=act.id, start=one.cue.start, end=one.cue.end, how=how, sure=0.555, types=(act.type,)
    )


_ON = re.compile(r"\s+(?:on|about|to)\b")
_OWN_OBJECT = re.compile(r"\b(?:following|after|over|in the wake of|on the)\b")
_CONDOLENCE = re.compile("condolence|sympath")


def _has_many_subjects(telling: Telling) -> bool:
    """Whether the report is a readout or the like, where one subject says nothing of the next."""
    title = telling.report.title
    return title is not None and _MANY.search(title.lower()) is not None


_MANY = re.compile(r"\b(?:readout|remarks|briefing|gaggle|fact sheet|joint|background)\b")
_NEEDED = {
    "demand": re.compile("justice|investigat|inquiry|probe|punish|accountab|prosecut"),
    "denial": re.compile(
        "nothing to do|involve|responsib|role|link|part|connection|accus|alleg|charge|behind"
    ),
}
"""What the words of these rungs must speak of where they are about what the report is about."""
_CONFLICT = 3  # quads 3 and 4


def _link(telling: Telling, found: Found, reference: Reference) -> Link:
    event = act_of_cue(telling, found.cue)
    said = found.who.said or next(iter(telling.said_at(found.cue.start)), None)
    start, end = found.passage.start, found.passage.end
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
        day=day_of(telling, found, reference, event),
        channel=channel_here(telling, found, said),
        account=account_of(telling, found, said),
        per=told_by(telling, found, event),
        entry=_entry(found, event, said),
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


def _entry(found: Found, event: Act | None, said: Said | None) -> str:
    if event is not None:
        return event.id
    if said is not None:
        return said.id
    return found.who.parties[0].id if found.who.parties else ""


def _named(telling: Telling, found: Found, reference: Reference) -> tuple[str, ...]:
    """Return the keys of whoever is named from the cue to a little behind its object."""
    last = min(found.passage.end, max(reference.end, found.cue.end) + 60)
    if found.cue.rung == "accusation" and reference.start >= found.cue.end:
        last = reference.start  # whom it blames, not whom it was done to
    own = {party.key for party in found.who.parties}
    keys = (one.party.key for one in telling.names_in(found.cue.start, last))
    return tuple(dict.fromkeys(key for key in keys if key not in own))
