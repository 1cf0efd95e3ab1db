"""Whether an act, or words that name one, are the happening: what the joiner left apart.

Happenings are joined with caution. A response needs less: a report of the following weeks that
speaks of the killing of the same named victim speaks of the same killing.
"""

import re
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
_SOON, _VERY_SOON = timedelta(days=7), timedelta(days=2)  # a country alone names its act so long
_ANOTHER = re.compile(
    r"\b(?:subsequent|other|further|previous|earlier|another|past|new|similar|future|more)\s+"
    r"(?:[\w-]+\s+){0,2}$"
)
_FRESH = timedelta(days=14)  # news so long: later, "the attack" of a report is another
_RARE = frozenset({"coup", "test", "invade", "execute", "convict"})
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


class Sought:
    """What is looked for in acts and words: a happening and the words that name its acts."""

    def __init__(self, happening: Happening, acts: Mapping[str, Act]) -> None:
        self.happening = happening
        members = [acts[one] for one in happening.acts if one in acts]
        self.kin = frozenset(group for act in members for group in kin_of(act.anchor))
        self.words = frozenset(act_word(act.anchor) for act in members)
        self.singular = {act.anchor.lower() for act in members}
        self.window = window(happening)
        self.countries = countries_of(happening)
        self.acts = acts
        self.others = self._others(acts)

    def _others(self, acts: Mapping[str, Act]) -> dict[str, str]:
        """Return the acts outside the happening that are the same act, each with why."""
        own = set(self.happening.acts)
        left = [act for act in acts.values() if act.id not in own and self._may_be(act)]
        found = {act.id: why for act in left if (why := _same_act(self.happening, act))}
        told = {acts[one].report for one in (*own, *found) if one in acts}
        for report, some in _by_report(left).items():
            rest = [act for act in some if act.id not in found]
            if report in told and _one_day(rest):
                why = "the only such act in its report"
                found |= {act.id: why for act in rest if not self._is_another(act)}
        return found

    def _may_be(self, act: Act) -> bool:
        """Whether an act is real, told in the window, of the same kind and not of other days."""
        first, last = self.window
        if act.status not in _REAL or act.historical or not first <= act.published <= last:
            return False
        return self.is_kin(act.anchor) and _days_agree(self.happening, act)

    def _is_another(self, act: Act) -> bool:
        """Whether an act is set apart: "subsequent attacks", another victim, an older happening."""
        before = act.evidence.lower().partition(act.anchor.lower())[0]
        word = act.anchor.lower()
        if _ANOTHER.search(before) or (word.endswith("s") and word[:-1] in self.singular):
            return True
        whom, known = (specific_names(one.recipients) for one in (act, self.happening))
        older = self.happening.starts and act.published - self.happening.starts > _FRESH
        return bool(older) or bool(whom and known and not whom & known)

    def is_kin(self, words: str) -> bool:
        """Whether words may name the same kind of act."""
        return bool(self.kin & kin_of(words)) or act_word(words) in self.words

    def named_by(self, link: Link) -> str | None:
        """Return why words that name an act told elsewhere mean the happening, or None."""
        if not self.is_kin(link.noun):
            return None
        parties = (*self.happening.actors, *self.happening.recipients)
        shared = {
            party.name for party in parties if party.key in link.names and specific_names([party])
        }
        if shared:
            return f"its words name {', '.join(sorted(shared))}"
        there = sorted(self.countries & set(link.names))
        if there and self._soon(link) and not self._rivals(link, there):
            return f"its words name {', '.join(there)}, days after"
        return None

    def _soon(self, link: Link) -> bool:
        """Whether a report is near enough for a country alone to tell which act is meant."""
        days = _SOON if self.kin & _RARE else _VERY_SOON
        return link.published <= self.happening.last_published + days

    def _rivals(self, link: Link, countries: list[str]) -> bool:
        """Whether another act of the kind is told there in these days."""
        return any(
            self.is_kin(act.anchor)
            and act.id not in self.others
            and act.id not in self.happening.acts
            and act.starts is not None
            and abs(act.published - link.published) <= _SOON
            and not _days_agree(self.happening, act)
            and not countries_of(act).isdisjoint(countries)
            for act in self.acts.values()
        )


def countries_of(act: Act | Happening) -> set[str]:
    """Return the countries of those who act, of those acted upon, and of the place."""
    parties = (*act.actors, *act.recipients)
    found = {party.country for party in parties} | {act.place_country}
    return {country for country in found if country}


def _one_day(acts: Iterable[Act]) -> bool:
    """Whether acts of one report can all be of one day: those with a day share it."""
    spans = [(act.starts, act.ends) for act in acts if act.starts and act.ends]
    return not spans or max(start for start, _ in spans) < min(end for _, end in spans)


def _by_report(acts: Iterable[Act]) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = {}
    for act in acts:
        found.setdefault(act.report, []).append(act)
    return found


def _same_act(happening: Happening, act: Act) -> str | None:
    shared = specific_names(act.recipients) & specific_names(happening.recipients)
    if shared:
        return f"the same act against {_names(act.recipients, shared)}"
    return _same_day(happening, act) if _days_known(happening, act) else None


def _same_day(happening: Happening, act: Act) -> str | None:
    both = _ways(act.actors) & _ways(happening.actors)
    whom = _ways(act.recipients) & _ways(happening.recipients)
    if act.place is not None and act.place == happening.place and (both or whom):
        return f"the same kind of act in {act.place} on the same day"
    if both and whom:
        return "the same kind of act by and against the same on the same day"
    if both and not (act.recipients and happening.recipients):
        return "the same kind of act by the same on the same day"
    return None


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


def _ways(parties: Iterable[Party]) -> set[str]:
    """Return keys and names: "gunmen" has another key in a report that takes them for others."""
    return {way for party in parties for way in (party.key, party.name.lower())}


def _names(parties: Iterable[Party], names: set[str]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties if party.name.lower() in names))
