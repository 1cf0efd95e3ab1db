"""Sentences that state where the accounts of a happening disagree."""

from collections.abc import Iterator
from datetime import date

from foreigndesk.desk.briefs.brief import Fact, Line
from foreigndesk.desk.briefs.calendar import day_in_words
from foreigndesk.desk.briefs.material import Material
from foreigndesk.desk.english import capital, listed, present, with_article
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
    "happened": "say that {} took place",
    "ongoing": "say that {} is going on",
    "denied": "deny it",
}
_NAMED_BY = frozenset(
    "accident ambush attack attacks battle blast blasts bombing bombings clash clashes crash "
    "earthquake explosion explosions fighting invasion massacre meeting protest protests raid "
    "raids riot riots shooting strike strikes summit talks visit".split()
)
_NEAR = 7  # days: accounts further apart hardly tell of one day


def disagreements(happening: Happening, material: Material, near: date) -> Iterator[Line]:
    """Yield a sentence for each field of a happening on which its accounts differ."""
    for conflict in happening.conflicts:
        told = _apart(conflict, material)
        text = _of_field(conflict, told, material, near) if len(told) > 1 else None
        if text is None and conflict.field in _TOLLS:
            told = list(conflict.versions)
            text = _revised(conflict, material, near)
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


def _of_field(
    conflict: Conflict, told: list[Version], material: Material, near: date
) -> str | None:
    if conflict.field in _TOLLS:
        return _tolls(conflict, told, material)
    if conflict.field == "starts":
        return _days(told, material, near)
    return _statuses(told, material) if conflict.field == "status" else None


def _tolls(conflict: Conflict, told: list[Version], material: Material) -> str:
    """Return "A puts the dead of the bombing at 12, B at 15; they disagree."."""
    (first, *others) = told
    rest = [f"{_who(version)} at {_number(version.value)}" for version in others]
    what = f"{_TOLLS[conflict.field]}{_of(told, material)}"
    return (
        f"{_who(first)} {_agree(first, 'put')} {what} at {_number(first.value)}, {listed(rest)}; "
        "they disagree."
    )


def _revised(conflict: Conflict, material: Material, near: date) -> str | None:
    """Return "A put the dead at 12 on March 3 and at 15 on March 4." where a source went on.

    The values must stand in different reports; without different days the days are left out.
    """
    names = {name for version in conflict.versions for name in version.says if name}
    told = [(found, v) for v in conflict.versions if (found := _first(v, material)) is not None]
    if len(names) != 1 or len({report for (_, report), _ in told}) < len(conflict.versions):
        return None
    apart = len({day for (day, _), _ in told}) == len(told)
    known = sorted(
        ((day if apart else near, int(v.value.partition("-")[0]), v) for (day, _), v in told),
        key=lambda one: one[:2],
    )
    parts = [
        f"at {_number(version.value)}" + (f" on {day_in_words(day, near=near)}" if apart else "")
        for day, _, version in known
    ]
    what = f"{_TOLLS[conflict.field]}{_of(list(conflict.versions), material)}"
    return f"{with_article(names.pop())} put {what} {listed(parts)}."


def _first(version: Version, material: Material) -> tuple[date, str] | None:
    """Return day and id of the first report that has a version."""
    told = [material.acts[one] for one in version.acts if one in material.acts]
    return min(((act.published, act.report) for act in told), default=None)


def _of(told: list[Version], material: Material) -> str:
    """Return " of the bombing" where the acts are named by a noun."""
    acts = [material.acts[one] for version in told for one in version.acts if one in material.acts]
    nouns = [act.anchor for act in acts if act.anchor.split(" ")[-1] in _NAMED_BY]
    return f" of the {nouns[0]}" if nouns else ""


def _number(value: str) -> str:
    low, _, high = value.partition("-")
    if not high:
        return f"{int(low):,}" if low.isdigit() else low
    return f"{_number(low)} to {_number(high)}"


def _days(told: list[Version], material: Material, near: date) -> str | None:
    """Return "A gives March 3 as the day of the talks, B March 4."."""
    days = [_single_day(version, material) for version in told]
    known = [day for day in days if day is not None]
    if len(known) < len(told) or (max(known) - min(known)).days > _NEAR:
        return None
    (first, *others), (day, *rest) = told, known
    listed_rest = [
        f"{_who(version)} {day_in_words(other, near=near)}"
        for version, other in zip(others, rest, strict=True)
    ]
    what = f"the day{_of(told, material)}"
    named = day_in_words(day, near=near)
    return f"{_who(first)} {_agree(first, 'give')} {named} as {what}, {listed(listed_rest)}."


def _single_day(version: Version, material: Material) -> date | None:
    """Return the day of a version that names one day, not a month or year."""
    acts = [material.acts[one] for one in version.acts if one in material.acts]
    exact = [a.starts for a in acts if a.starts and a.ends and (a.ends - a.starts).days == 1]
    return exact[0] if exact else None


def _statuses(told: list[Version], material: Material) -> str | None:
    """Return "A says that the attack happened, while B denies it."; only of deed against denial."""
    values = {version.value for version in told}
    if "denied" not in values or not values & {"happened", "ongoing"}:
        return None
    kept = [version for version in told if version.value in ("happened", "ongoing", "denied")]
    what = _of(told, material).removeprefix(" of ") or "it"
    parts = [f"{_who(version)} {_agree(version, _STATUS[version.value])}" for version in kept]
    return f"{', while '.join(parts).format(what)}."


def _who(version: Version) -> str:
    names = list(dict.fromkeys(with_article(name) for name in version.says if name))
    return listed(names[:3]) or "one report"


def _many(version: Version) -> bool:
    return len({name for name in version.says if name}) > 1


def _agree(version: Version, words: str) -> str:
    """Return a verb with what follows, in the singular for a single speaker."""
    if _many(version):
        return words
    verb, blank, rest = words.partition(" ")
    return f"{present(verb, plural=False)}{blank}{rest}"


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
