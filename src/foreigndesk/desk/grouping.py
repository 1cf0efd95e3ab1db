"""Plain grouping of acts: the same type, actors, recipients and first day are one happening."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happening import Happening, Join


def link_keys(act: Act) -> frozenset[str]:
    """Return what an act must share with another for the two to be compared at all."""
    if act.starts is None or not act.actors:
        return frozenset()
    sides = ["+".join(sorted(p.key for p in side)) for side in (act.actors, act.recipients)]
    return frozenset({"/".join((act.type, *sides, act.starts.isoformat()))})


def cluster(acts: Iterable[Act], *, voices: Mapping[str, str]) -> list[Happening]:
    """Return happenings; `voices` has the voice of reports that are copies of another's text."""
    groups: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        groups[next(iter(link_keys(act)), act.id)].append(act)
    return [
        _happening(sorted(g, key=lambda a: (a.published, a.id)), voices) for g in groups.values()
    ]


def _happening(acts: list[Act], voices: Mapping[str, str]) -> Happening:
    first = acts[0]
    reports = tuple(dict.fromkeys(act.report for act in acts))
    fields = ("type", "mode", "status", "historical", "quad", "score", "actors", "recipients")
    more = ("starts", "ends", "place", "place_country", "evidence", "contexts", "confidence")
    return Happening(
        id="h" + first.id[1:],
        **{name: getattr(first, name) for name in fields + more},
        acts=tuple(act.id for act in acts),
        reports=reports,
        voices=len({voices.get(report, report) for report in reports}),
        first_report=first.report,
        first_published=first.published,
        last_published=acts[-1].published,
        best=first.id,
        joins=tuple(
            Join(
                act=act.id,
                other=first.id if act is not first else None,
                reason="the same type, actors, recipients and day",
                score=1.0,
            )
            for act in acts
        ),
    )
