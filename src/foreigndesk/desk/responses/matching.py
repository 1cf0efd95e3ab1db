"""Whether an act, or words that name one, are the happening: what the joiner left apart.

Happenings are joined with caution. A response needs less: a report of the following weeks that
speaks of the killing of the same named victim speaks of the same killing.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.responses.links import Link
from foreigndesk.desk.responses.nouns import kin_of
from foreigndesk.desk.wording import act_word

_AFTER = timedelta(days=45)
_BEFORE = timedelta(days=10)
"""How far from the reports of a happening a report may speak of it without being joined."""
_REAL = frozenset({"happened", "ongoing"})
_LONGEST = timedelta(days=31)  # a month, as in "last month": longer says too little of the day


def window(happening: Happening) -> tuple[date, date]:
    """Return the first and last publication day of reports that may tell responses.

    Nobody responds before the act; where its day is unknown, some days of grace are given.
    """
    first = happening.first_published - _BEFORE
    if happening.starts is not None:
        first = max(first, min(happening.starts, happening.first_published))
    return first, happening.last_published + _AFTER


def same_act(happening: Happening, act: Act, kin: frozenset[str], word: str) -> str | None:
    """Return why an act outside the happening is the same act, or None.

    `kin` and `word` are those of the words that name the happening's own acts.
    """
    first, last = window(happening)
    if act.status not in _REAL or act.historical or not first <= act.published <= last:
        return None
    alike = bool(kin & kin_of(act.anchor)) or act_word(act.anchor) == word
    if not alike or not _days_agree(happening, act):
        return None
    shared = specific_names(act.recipients) & specific_names(happening.recipients)
    if shared:
        return f"the same act against {_names(act.recipients, shared)}"
    return _same_day(happening, act) if _days_known(happening, act) else None


def _same_day(happening: Happening, act: Act) -> str | None:
    both = _keys(act.actors) & _keys(happening.actors)
    whom = _keys(act.recipients) & _keys(happening.recipients)
    if act.place is not None and act.place == happening.place and (both or whom):
        return f"the same kind of act in {act.place} on the same day"
    if both and whom:
        return "the same kind of act by and against the same on the same day"
    if both and not (act.recipients and happening.recipients):
        return "the same kind of act by the same on the same day"
    return None


def same_words(happening: Happening, link: Link) -> str | None:
    """Return why words that name an act elsewhere mean the happening, or None."""
    if happening.type not in link.types:
        return None
    parties = (*happening.actors, *happening.recipients)
    shared = {
        party.name for party in parties if party.key in link.names and specific_names([party])
    }
    return f"its words name {', '.join(sorted(shared))}" if shared else None


def others_told(happening: Happening, acts: Mapping[str, Act]) -> dict[str, str]:
    """Return the acts outside the happening that are the same act, each with why."""
    own = set(happening.acts)
    members = [acts[one] for one in happening.acts if one in acts]
    kin = frozenset(group for act in members for group in kin_of(act.anchor))
    best = next((act for act in members if act.id == happening.best), None)
    word = act_word(best.anchor) if best else ""
    found = {
        act.id: same_act(happening, act, kin, word) for act in acts.values() if act.id not in own
    }
    return {act: why for act, why in found.items() if why is not None}


def _days_known(happening: Happening, act: Act) -> bool:
    """Whether the days of both are known well enough to tell one act from the next."""
    if act.starts is None or act.ends is None or happening.starts is None or happening.ends is None:
        return False
    return act.ends - act.starts <= _LONGEST and happening.ends - happening.starts <= _LONGEST


def _days_agree(happening: Happening, act: Act) -> bool:
    """Whether the days do not contradict each other: overlapping, or one unknown."""
    if act.starts is None or act.ends is None or happening.starts is None or happening.ends is None:
        return True
    return act.starts < happening.ends and happening.starts < act.ends


def specific_names(parties: Iterable[Party]) -> set[str]:
    """Return the names of persons and bodies; states and mere descriptions are too many."""
    return {
        party.name.lower()
        for party in parties
        if len(party.key) > _STATE and " " in party.name and party.name[:1].isupper()
    }


_STATE = 3  # letters of a state's key


def _keys(parties: Iterable[Party]) -> set[str]:
    return {party.key for party in parties}


def _names(parties: Iterable[Party], names: set[str]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties if party.name.lower() in names))
