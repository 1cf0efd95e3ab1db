"""Sentences that state where the accounts of a happening disagree."""

from collections.abc import Iterator
from datetime import date

from foreigndesk.desk.briefs.brief import Fact, Line
from foreigndesk.desk.briefs.calendar import day_in_words
from foreigndesk.desk.briefs.material import Material
from foreigndesk.desk.briefs.words import capital, listed, with_article
from foreigndesk.desk.happening import Conflict, Happening, Version

_TOLLS = {
    "killed": "the dead",
    "injured": "the injured",
    "arrested": "those arrested",
    "displaced": "the displaced",
    "abducted": "those abducted",
    "crowd": "the crowd",
}
_STATUS = {
    "happened": "say that it happened",
    "ongoing": "say that it is going on",
    "planned": "speak of a plan",
    "requested": "speak of a request",
    "hypothetical": "speak of a possibility",
    "denied": "deny it",
}


def disagreements(happening: Happening, material: Material, year: int) -> Iterator[Line]:
    """Yield a sentence for each field of a happening on which its accounts differ."""
    for conflict in happening.conflicts:
        told = _apart(conflict, material)
        if len(told) < 2:
            continue
        text = _tolls(conflict, told) or _days(conflict, told, year) or _statuses(conflict, told)
        if text is not None:
            yield Line(
                text=capital(text),
                how="assembled",
                facts=tuple(_facts(happening, told, material)),
                status=happening.status,
                historical=happening.historical,
                reports=len(happening.reports),
                voices=happening.voices,
            )


def _apart(conflict: Conflict, material: Material) -> list[Version]:
    """Return the versions that exclude each other and have nobody in common who says both.

    "At least 10" and "12" agree; one source with two values has corrected itself.
    """
    kept: list[Version] = []
    for version in conflict.versions:
        shared = any(set(version.says) & set(other.says) for other in kept)
        if version.says and not shared and not any(_may_agree(version, o, material) for o in kept):
            kept.append(version)
    return kept


def _may_agree(one: Version, other: Version, material: Material) -> bool:
    """Whether two counts can both be true, since one of them is only a floor."""
    counts = []
    for version in (one, other):
        act = material.acts.get(version.acts[0]) if version.acts else None
        low = version.value.partition("-")[0]
        found = [c for c in (act.counts if act else ()) if str(c.low) == low]
        if not found:
            return False
        counts.append(found[0])
    return min(counts, key=lambda count: count.low).high is None


def _tolls(conflict: Conflict, told: list[Version]) -> str | None:
    what = conflict.field.rpartition(".")[2].rpartition(":")[2].strip()
    if what not in _TOLLS:
        return None
    (first, *others) = told
    rest = [f"{_who(version)} at {_number(version.value)}" for version in others]
    return f"{_who(first)} {_put(first)} {_TOLLS[what]} at {_number(first.value)}, {listed(rest)}."


def _number(value: str) -> str:
    low, _, high = value.partition("-")
    if value.endswith("+"):
        return f"{value[:-1]} or more"
    return f"{low} to {high}" if high else value


def _days(conflict: Conflict, told: list[Version], year: int) -> str | None:
    if conflict.field not in ("starts", "when", "day", "days", "date"):
        return None
    try:
        days = [date.fromisoformat(version.value[:10]) for version in told]
    except ValueError:
        return None
    first, *others = zip(told, days, strict=True)
    rest = [f"{_who(version)} {day_in_words(day, year=year)}" for version, day in others]
    day = day_in_words(first[1], year=year)
    return f"{_who(first[0])} {_give(first[0])} {day} as the day, {listed(rest)}."


def _statuses(conflict: Conflict, told: list[Version]) -> str | None:
    if conflict.field != "status" or any(version.value not in _STATUS for version in told):
        return None
    parts = [f"{_who(version)} {_agree(version, _STATUS[version.value])}" for version in told]
    return f"{', while '.join(parts)}."


def _who(version: Version) -> str:
    names = list(dict.fromkeys(with_article(name) for name in version.says if name))
    return listed(names[:3]) or "one report"


def _many(version: Version) -> bool:
    return len({name for name in version.says if name}) > 1


def _put(version: Version) -> str:
    return "put" if _many(version) else "puts"


def _give(version: Version) -> str:
    return "give" if _many(version) else "gives"


def _agree(version: Version, words: str) -> str:
    if _many(version):
        return words
    verb, _, rest = words.partition(" ")
    return f"{'denies' if verb == 'deny' else f'{verb}s'} {rest}"


def _facts(happening: Happening, told: list[Version], material: Material) -> Iterator[Fact]:
    for version in told:
        act = material.acts.get(version.acts[0]) if version.acts else None
        if act is not None:
            yield Fact(
                report=act.report,
                start=act.start,
                end=act.end,
                words=act.evidence,
                happening=happening.id,
                event=act.id,
                statements=act.per,
            )
