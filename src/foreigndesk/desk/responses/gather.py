"""The response table of a happening: links of many reports put together, one row a responder."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.responses.circumstances import OWN_WORDS
from foreigndesk.desk.responses.ladder import rank, strongest_first
from foreigndesk.desk.responses.links import Link
from foreigndesk.desk.responses.matching import Sought, specific_names
from foreigndesk.desk.responses.nouns import kin_of
from foreigndesk.desk.responses.rows import Response, Utterance
from foreigndesk.whoswho import load_whoswho
from foreigndesk.whoswho.keys import name_key

_STATE = 3  # letters of a state's key
_BY_PERPETRATORS = frozenset({"denial", "justification", "silence"})
_LETHAL = frozenset({"kill", "execute"})
_SUREST = 0.5  # links below this confidence are not shown


def response_table(
    happening: Happening,
    links: Iterable[Link],
    acts: Mapping[str, Act],
    voices: Mapping[str, str],
    least: float = _SUREST,
) -> tuple[Response, ...]:
    """Return who responded to a happening, the strongest response first.

    `links` are the responses of reports in its window, `acts` the acts that they and the happening
    refer to, by id; `voices` has the independent voice of each report. Perpetrators are left out
    but for denial, justification and silence; so are links below the confidence `least`.
    """
    sought = Sought(happening, acts)
    dead = _dead(happening, acts)
    told: _Told = {}
    for link in sorted(links, key=lambda one: (one.published, one.report, one.start, one.rung)):
        utterance = _utterance(sought, link)
        if utterance is None or utterance.confidence < least:
            continue
        for key, party in _rows_of(link):
            if party is None or _may_respond(happening, party, utterance.rung, dead):
                told.setdefault(key, []).append((party, utterance))
    rows = [_response(happening, key, found, voices) for key, found in _by_person(told).items()]
    return tuple(sorted(rows, key=_order))


_Told = dict[str, list[tuple[Party | None, Utterance]]]


def _by_person(told: _Told) -> _Told:
    """Put a bare surname with the whole name that one of its reports has too."""
    whole: dict[tuple[str, str], str] = {}
    for key, found in told.items():
        for party, utterance in found:
            if party is not None and " " in party.name:
                surname = party.name.lower().rpartition(" ")[2]
                whole.setdefault((utterance.link.report, surname), key)
    joined: _Told = {}
    for key, found in told.items():
        party, utterance = found[0]
        alone = party is not None and " " not in party.name and len(party.key) > _STATE
        surname = party.name.lower() if party is not None and alone else ""
        joined.setdefault(whole.get((utterance.link.report, surname), key), []).extend(found)
    return joined


def _order(row: Response) -> tuple[int, date, str, str]:
    return rank(row.rungs[0]), row.first_day or row.first_published, row.who.lower(), row.key


def _utterance(sought: Sought, link: Link) -> Utterance | None:
    """Return a link as a response to the happening, or None where it answers something else."""
    why, less = _belongs(sought, link)
    first, last = sought.window
    happening = sought.happening
    if why is None or not first <= link.published <= last or _too_early(happening, link):
        return None
    return Utterance(
        rung=_rung(happening, link),
        link=link,
        reason=f"{link.reason}{why}",
        confidence=round(link.confidence * less, 2),
    )


def _belongs(sought: Sought, link: Link) -> tuple[str | None, float]:
    if link.act in sought.happening.acts:
        return "", 1.0
    why = sought.named_by(link) if link.act is None else sought.others.get(link.act)
    return (f"; {why}", 0.95) if why else (None, 0.0)


def _too_early(happening: Happening, link: Link) -> bool:
    return link.day is not None and happening.starts is not None and link.day < happening.starts


def _rung(happening: Happening, link: Link) -> str:
    """Return the rung, given who did it and to whom."""
    if link.rung == "condemnation" and _names_one(happening.actors, happening.recipients, link):
        return "condemnation-naming"
    victims = {party.key for party in happening.recipients if _is_known(party)}
    if link.rung == "accusation" and victims & set(link.named[:1]):
        return "victim-blame"
    return link.rung


def _is_known(party: Party) -> bool:
    """Whether a party is a state or has a name of its own, and is no mere "government"."""
    return len(party.key) == _STATE or bool(specific_names([party]))


def _names_one(parties: tuple[Party, ...], others: tuple[Party, ...], link: Link) -> bool:
    """Whether the object names one of `parties`, by key or as a state that is not the others'."""
    named = set(link.named)
    if named & {party.key for party in parties}:
        return True
    states = {party.country for party in parties} - {party.country for party in others}
    return bool({key.rpartition("|")[2] for key in named} & (states - {None}))


def _rows_of(link: Link) -> list[tuple[str, Party | None]]:
    """Return the responders of a link by the key of their row; a set has one, so have members."""
    rows: list[tuple[str, Party | None]] = [(_row_key(party), party) for party in link.responders]
    if link.open_set:
        rows.append((f"set|{link.who.lower()}", None))
    return rows


def _row_key(party: Party) -> str:
    """Return one key for a name of several words, whatever country a report gives it."""
    name, bar, _ = party.key.rpartition("|")
    return name if bar and " " in name else party.key


def _dead(happening: Happening, acts: Mapping[str, Act]) -> set[str]:
    """Return the names of persons whom the act killed; they answer nothing."""
    members = [acts[one] for one in happening.acts if one in acts]
    lethal = any(act.mode == "targeted" or _LETHAL & kin_of(act.anchor) for act in members)
    if happening.type != "ASSAULT" or not lethal:
        return set()
    parties = [*happening.recipients, *(party for act in members for party in act.recipients)]
    return {party.name.lower() for party in parties if _may_die(party)}


def _may_die(party: Party) -> bool:
    """Whether a party is nothing that the who's who knows as a state or body."""
    return len(party.key) > _STATE and not load_whoswho().named(party.name)


def _may_respond(happening: Happening, party: Party, rung: str, dead: set[str]) -> bool:
    if party.name.lower() in dead:
        return False
    by = {actor.key for actor in happening.actors}
    return party.key not in by or rung in _BY_PERPETRATORS


def _response(
    happening: Happening,
    key: str,
    found: list[tuple[Party | None, Utterance]],
    voices: Mapping[str, str],
) -> Response:
    utterances = _strongest(one for _, one in found)
    best = utterances[0].link
    party = found[0][0]
    days = [one.link.day for one in utterances if _is_likely(happening, one.link)]
    heard = {voices.get(one.link.report, one.link.report) for one in utterances}
    return Response(
        happening=happening.id,
        who=_name(found) if party is not None else best.who,
        key=party.key if party is not None else key,
        country=party.country if party is not None else None,
        sector=party.sector if party is not None else None,
        open_set=party is None,
        members=_members(utterances) if party is None else (),
        rungs=strongest_first(one.rung for one in utterances),
        first_day=min((day for day in days if day is not None), default=None),
        first_published=min(one.link.published for one in utterances),
        channel=next((one.link.channel for one in utterances if one.link.channel), None),
        words=best.words,
        account=best.account,
        per=best.per,
        report=best.report,
        entry=best.entry,
        voices=len(heard),
        confirmed=len(heard) > 1,
        reason=utterances[0].reason,
        confidence=max(one.confidence for one in utterances),
        utterances=utterances,
    )


def _is_likely(happening: Happening, link: Link) -> bool:
    """Whether the day of a response is known and not before an undated act was ever told."""
    if link.day is None or happening.starts is not None:
        return link.day is not None
    return link.day >= happening.first_published - timedelta(days=1)


def _strongest(found: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """Return utterances, each once: the strongest rung, own words, the surest, the first first."""
    once = {(one.link.report, one.link.start, one.link.rung, one.link.cue): one for one in found}
    return tuple(
        sorted(
            once.values(),
            key=lambda one: (
                rank(one.rung),
                one.link.account != OWN_WORDS,
                -one.confidence,
                one.link.published,
                one.link.report,
                one.link.start,
            ),
        )
    )


def _name(found: list[tuple[Party | None, Utterance]]) -> str:
    """Return the longest of a responder's names: "Angela Merkel" rather than "Merkel"."""
    names = {party.name for party, _ in found if party is not None}
    return min(names, key=lambda name: (-len(name_key(name)), name))


def _members(utterances: Iterable[Utterance]) -> tuple[str, ...]:
    names = (party.name for one in utterances for party in one.link.responders)
    return tuple(dict.fromkeys(names))
