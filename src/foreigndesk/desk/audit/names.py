"""Names of a sentence that its evidence doesn't have, and who stands there instead."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from foreigndesk.desk.audit.senses import EMPTY, Here, Sense, Who
from foreigndesk.desk.audit.verdicts import Verdict

_TITLES = frozenset("mr mrs ms dr gen president minister prime king queen prince".split())


class Foreign(tuple[Verdict, str, Sense]):
    """A name that no report on the matter has: what it amounts to, why, the closest sentence."""

    __slots__ = ()


def foreign_names(
    sense: Sense, heard: Sequence[Sense], reports: Mapping[str, Collection[str]]
) -> Iterator[Foreign]:
    """Yield the states, persons and other names that the reports heard nowhere mention.

    `reports` has the keys and actor labels of each whole report. Where the closest sentence has
    another state or person in the place, that contradicts; else the name is merely unsupported.
    """
    known = {key for one in heard for key in reports.get(one.report.id, ())}
    named = [who for one in heard for who in _whos(one)]
    told: set[str] = set()
    for here in sense.here:
        who = here.who
        label = who.label if who.state or who.person else who.country
        new = any(sense.keys[n] not in known for n in range(here.first, here.last))
        sure = label is not None and not known & {f"@{label}", f"~{label}"} and new
        if sure and who.label not in told and not any(who.like(other) for other in named):
            told.add(who.label)
            yield _foreign(sense, who, heard[0])
    for word in _proper(sense, known):
        reason = f"no report on this matter has {word!r}"
        yield Foreign((Verdict.UNSUPPORTED, reason, heard[0]))


def _whos(sense: Sense) -> list[Who]:
    parties = [who for deed in sense.deeds for who in (*deed.actors, *deed.recipients)]
    return [*(one.who for one in sense.here), *parties]


def _foreign(sense: Sense, who: Who, closest: Sense) -> Foreign:
    own = [one.who for one in sense.here]
    instead = [
        other.who
        for other in closest.here
        if other.who.person == who.person
        and (other.who.country or who.person)
        and not any(other.who.like(one) for one in own)
    ]
    if instead:
        reason = f"{who.name} here, {instead[0].name} in the evidence"
        return Foreign((Verdict.CONTRADICTED, reason, closest))
    return Foreign((Verdict.UNSUPPORTED, f"no report on this matter names {who.name}", closest))


def _proper(sense: Sense, known: Collection[str]) -> Iterator[str]:
    """Yield words with a capital inside the sentence that no report has, outside actors' names."""
    covered = _covered(sense.here)
    for number, token in enumerate(sense.tokens):
        inner = number > 0 and token.text[:1].isupper() and token.text[1:].islower()
        if not inner or number in covered or token.low in EMPTY or token.low in _TITLES:
            continue
        after_mark = not sense.tokens[number - 1].is_word
        if sense.keys[number] not in known and not after_mark and _is_sentence(sense):
            yield token.text


def _covered(here: Sequence[Here]) -> set[int]:
    return {number for one in here for number in range(one.first, one.last)}


def _is_sentence(sense: Sense) -> bool:
    """Whether most words are small, as in a sentence and not in a headline of capitals."""
    words = [token.text for token in sense.tokens if token.is_word]
    return sum(word[:1].islower() for word in words) * 2 > len(words)
