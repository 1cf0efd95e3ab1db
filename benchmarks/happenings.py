"""How well acts of several reports are joined: our own cases, tuning and check half apart.

    python -m benchmarks.happenings [--reader encoder] [--errors]

Pairwise F1, B3, MUC, CEAFe (Pradhan et al. 2014) and their mean over the acts that are marked;
the interval is a bootstrap over cases. `--errors` shows the wrong pairs of the tuning half.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from benchmarks.happening_cases import Case, cases
from foreigndesk.desk.acts import Act
from foreigndesk.desk.happenings import cluster
from foreigndesk.run.reader import ReaderKind

_DRAWS = 1000


class Tally(NamedTuple):
    """Sums of one or more cases for a measure: recall and precision as hits of all."""

    hit_recall: float
    all_recall: float
    hit_precision: float
    all_precision: float

    def f1(self) -> float:
        """Return F1 in points."""
        if not self.all_recall or not self.all_precision:
            return 100.0 if self.all_recall == self.all_precision else 0.0
        recall = self.hit_recall / self.all_recall
        precision = self.hit_precision / self.all_precision
        return 200 * recall * precision / (recall + precision) if recall + precision else 0.0


Groups = Sequence[frozenset[str]]


def pairwise(gold: Groups, found: Groups) -> Tally:
    """Pairs of acts that are one happening."""
    wanted, given = _pairs(gold), _pairs(found)
    both = len(wanted & given)
    return Tally(both, len(wanted), both, len(given))


def b_cubed(gold: Groups, found: Groups) -> Tally:
    """Bagga and Baldwin 1998."""
    overlap = [(g, f, len(g & f)) for g in gold for f in found if g & f]
    size = sum(map(len, gold))
    recall = sum(n * n / len(g) for g, _, n in overlap)
    precision = sum(n * n / len(f) for _, f, n in overlap)
    return Tally(recall, size, precision, size)


def muc(gold: Groups, found: Groups) -> Tally:
    """Vilain et al. 1995."""
    return Tally(*_kept(gold, found), *_kept(found, gold))


def ceaf(gold: Groups, found: Groups) -> Tally:
    """CEAF with the entity similarity phi4 (Luo 2005)."""
    rows = [[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold]
    best = _best(rows)
    return Tally(best, len(gold), best, len(found))


def _pairs(groups: Groups) -> set[tuple[str, str]]:
    return {two for group in groups for two in combinations(sorted(group), 2)}


def _kept(groups: Groups, others: Groups) -> tuple[float, float]:
    of = {item: place for place, other in enumerate(others) for item in other}
    kept = sum(len(group) - len({of[item] for item in group}) for group in groups)
    return kept, sum(len(group) - 1 for group in groups)


def _best(rows: list[list[float]]) -> float:
    """Return the best one-to-one assignment's value; cases are small."""

    @cache
    def rest(row: int, free: frozenset[int]) -> float:
        if row == len(rows):
            return 0.0
        taken = (rows[row][c] + rest(row + 1, free - {c}) for c in free if rows[row][c] > 0)
        return max(taken, default=0.0) if len(free) < 2 else max([rest(row + 1, free), *taken])

    if not rows:
        return 0.0
    return max(rest(0, frozenset(range(len(rows[0])))), 0.0)


MEASURES: dict[str, Callable[[Groups, Groups], Tally]] = {
    "pairs": pairwise,
    "B3": b_cubed,
    "MUC": muc,
    "CEAFe": ceaf,
}


def groups_of(case: Case) -> tuple[Groups, Groups]:
    """Return the gold and found groups of the marked acts of a case."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for id_, group in case.gold.items():
        wanted[group].add(id_)
    found = [{act.id for act in group} & set(case.gold) for group in cluster(case.acts)]
    return [frozenset(g) for g in wanted.values()], [frozenset(g) for g in found if g]


def scores(grouped: Iterable[tuple[Groups, Groups]]) -> dict[str, float]:
    """Return F1 by measure over cases, with "CoNLL", the mean of MUC, B3 and CEAFe."""
    all_cases = list(grouped)
    found = {name: _pooled(measure, all_cases) for name, measure in MEASURES.items()}
    return found | {"CoNLL": (found["MUC"] + found["B3"] + found["CEAFe"]) / 3}


def _pooled(
    measure: Callable[[Groups, Groups], Tally], grouped: Sequence[tuple[Groups, Groups]]
) -> float:
    tallies = [measure(gold, found) for gold, found in grouped]
    return Tally(*map(sum, zip(*tallies, strict=True))).f1() if tallies else 0.0


def conll_of_halves() -> dict[str, float]:
    """Return the CoNLL figure of each half, cases of texts read by the rules."""
    known = cases()
    return {
        f"our joined reports, {half} half: CoNLL F1": round(
            scores(groups_of(case) for case in known if case.half == half)["CoNLL"], 1
        )
        for half in ("tuning", "check")
    }


def interval(grouped: Sequence[tuple[Groups, Groups]], name: str) -> tuple[float, float]:
    """Return the middle 95% of a score over cases drawn anew."""
    chance = random.Random(name)
    drawn = sorted(scores(chance.choices(grouped, k=len(grouped)))[name] for _ in range(_DRAWS))
    return drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS) - 1]


def show(half: str, some: Sequence[Case]) -> None:
    """Print the table of a half."""
    grouped = [groups_of(case) for case in some]
    asked, got = sum(case.asked for case in some), sum(len(case.gold) for case in some)
    exact = sum(set(gold) == set(found) for gold, found in grouped)
    print(f"{half}: {len(some)} cases, {exact} without a mistake; {got} acts at {asked} marks")
    for name, value in scores(grouped).items():
        low, high = interval(grouped, name)
        print(f"  {name:6} {value:5.1f}  [{low:.1f}, {high:.1f}]")


def show_errors(some: Iterable[Case]) -> None:
    """Print acts that are wrongly joined or wrongly apart."""
    for case in some:
        gold, found = groups_of(case)
        acts = {act.id: act for act in case.acts}
        wanted, given = _pairs(gold), _pairs(found)
        for kind, pairs in (("WRONG", given - wanted), ("MISSED", wanted - given)):
            for two in sorted(pairs):
                print(f"{kind} in {case.name!r}:")
                for id_ in two:
                    print("   ", _line(acts[id_]))


def _line(act: Act) -> str:
    sides = " > ".join(
        ", ".join(f"{p.key}/{p.sector}" for p in side) for side in (act.actors, act.recipients)
    )
    day = f"{act.starts}..{act.ends} {act.how}" if act.starts else "undated"
    kind = f"{act.type}/{act.mode} {act.status}{' historical' if act.historical else ''}"
    place = f" at {act.place}/{act.place_country}" if act.place else ""
    counts = " ".join(f"{c.what}={c.low}" for c in act.counts)
    return f"{act.published} {kind} [{day}]{place} {sides} {counts} <{act.anchor}> {act.evidence}"


def main() -> None:
    """Score both halves."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reader", choices=["rules", "encoder"], default="rules")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    known = cases(ReaderKind(options.reader))
    for name in ("tuning", "check"):
        show(name, [case for case in known if case.half == name])
    if options.errors:
        show_errors(case for case in known if case.half == "tuning")


if __name__ == "__main__":
    main()
