"""Acts become happenings: links made clusters, so that no chain joins what clashes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happening import Join
from foreigndesk.desk.happenings.keys import link_keys
from foreigndesk.desk.happenings.pairs import (
    ENOUGH,
    Link,
    days_part,
    kinds_part,
    pair,
    points,
    shape,
    strangers,
)
from foreigndesk.desk.happenings.traits import MEETINGS, Trait, merged, trait

Pair = tuple[str, str]
_SPEAKERS = 6  # acts of a cluster that are compared with those of another before both merge
_FIRST = "first account"
_COPIES = 20  # acts told in the same words from which only the first is compared with others
_NEAR = 30  # acts of a large block, the first and those before it, that an act is compared with
_EARLIER = 40  # earlier acts of a happening among which the best link is sought
_TOGETHER = ENOUGH - 1.5  # points that two clusters must have on average to merge


def links(acts: Iterable[Act]) -> dict[Pair, Link]:
    """Return every linked pair of acts by their ids in ascending order."""
    traits = [trait(act) for act in acts]
    return _links(traits)


def components(acts: Iterable[Act], must: Iterable[Pair] = ()) -> tuple[tuple[str, ...], ...]:
    """Return the acts' ids by connected component of links and must-links, in order of ids."""
    traits = sorted((trait(act) for act in acts), key=lambda known: known.id)
    forest = _Forest(known.id for known in traits)
    for left, right in [*_links(traits), *_within(must, forest.parent)]:
        forest.merge(left, right)
    return tuple(tuple(group) for group in forest.groups())


def cluster(
    acts: Iterable[Act], must: Collection[Pair] = (), cannot: Collection[Pair] = ()
) -> tuple[tuple[Act, ...], ...]:
    """Return the happenings of a set of acts, each as its acts in order of publication.

    `must` pairs of event ids are together whatever speaks against it, `cannot` pairs are apart;
    a must that would break a cannot is left aside. Pairs with ids that are not here are ignored.
    The result does not depend on the order of the acts. Where hundreds of acts share a key, give
    one component at a time: then not all of them are compared with each other.
    """
    known = {act.id: act for act in acts}
    order = {id_: _order(act) for id_, act in known.items()}
    traits = {id_: trait(known[id_]) for id_ in sorted(known, key=order.__getitem__)}
    clusters = _Clusters(traits)
    for left, right in _within(cannot, known):
        clusters.forbid(left, right)
    for left, right in _within(must, known):
        clusters.merge(left, right, forced=True)
    asked = {id_ for two in (*must, *cannot) for id_ in two}
    alone, found = _without_copies([known for known in traits.values() if known.id not in asked])
    ruled = [known for known in traits.values() if known.id in asked]
    found |= _links([*alone, *ruled], sparse=True)
    for left, right in sorted(found, key=lambda p: (-found[p].points, order[p[0]], order[p[1]])):
        clusters.merge(left, right)
    groups = ([known[id_] for id_ in group] for group in clusters.groups())
    return tuple(sorted((tuple(group) for group in groups), key=lambda group: _order(group[0])))


def joins(acts: Sequence[Act], must: Iterable[Pair] = ()) -> tuple[Join, ...]:
    """Return why each act of one happening belongs to it: its best link to an earlier act."""
    if len(acts) == 1:
        return (Join(act=acts[0].id, other=None, reason=_FIRST, score=1.0),)
    traits = [trait(act) for act in acts]
    asked = {frozenset(two) for two in must}
    found = []
    for place, known in enumerate(traits):
        earlier = traits[max(0, place - _EARLIER) : place]
        found.append(_join(known, earlier, asked) if earlier else _first(known))
    return tuple(found)


def _first(known: Trait) -> Join:
    return Join(act=known.id, other=None, reason=_FIRST, score=1.0)


def _join(known: Trait, earlier: Sequence[Trait], asked: set[frozenset[str]]) -> Join:
    for other in earlier:
        if frozenset((known.id, other.id)) in asked:
            return Join(act=known.id, other=other.id, reason="joined by a correction", score=1.0)
    linked = [(link, other) for other in earlier if (link := pair(other, known))]
    if linked:
        link, other = max(linked, key=lambda found: found[0].points)
        return Join(act=known.id, other=other.id, reason=link.reason, score=link.score)
    best = max(earlier, key=lambda other: points(other, known))
    reason = "linked through later accounts"
    return Join(act=known.id, other=best.id, reason=reason, score=0.5)


def _order(act: Act) -> tuple[object, ...]:
    return act.published, act.report, act.start, act.id


def _within(pairs: Iterable[Pair], known: Mapping[str, object]) -> list[Pair]:
    """Return pairs of different acts of this set, each once, in order."""
    found = {(min(two), max(two)) for two in pairs}
    return sorted((a, b) for a, b in found if a != b and a in known and b in known)


def _links(traits: Sequence[Trait], *, sparse: bool = False) -> dict[Pair, Link]:
    found: dict[Pair, Link] = {}
    for left, right in _candidates(traits, sparse=sparse):
        link = pair(traits[left], traits[right])
        if link:
            a, b = sorted((traits[left].id, traits[right].id))
            found[a, b] = link
    return found


def _candidates(traits: Sequence[Trait], *, sparse: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the places of acts that share a key.

    With `sparse`, an act of a large block is compared with the first of it and with those before
    it only: where hundreds tell of one happening, that is enough to put them together.
    """
    blocks: dict[int, list[int]] = defaultdict(list)
    for place, known in enumerate(traits):
        for key in link_keys(known):
            blocks[key].append(place)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for two in _sparse(block) if sparse else combinations(block, 2):
            if two not in seen:
                seen.add(two)
                yield two


def _sparse(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, right in enumerate(block):
        near = range(max(0, place - _NEAR), place)
        for left in sorted({*range(min(_NEAR, place)), *near}):
            yield block[left], right


def _without_copies(traits: Sequence[Trait]) -> tuple[list[Trait], dict[Pair, Link]]:
    """Return traits without those told alike many times, and what links these to the first.

    A thousand copies of one wire are a thousand acts but no million pairs.
    """
    alike: dict[tuple[object, ...], list[Trait]] = defaultdict(list)
    for known in traits:
        alike[_telling(known)].append(known)
    kept, found = list[Trait](), dict[Pair, Link]()
    for first, *others in alike.values():
        kept.append(first)
        for other in others:
            link = pair(first, other) if len(others) >= _COPIES else None
            if link:
                found[first.id, other.id] = link
            else:
                kept.append(other)
    return kept, found


def _telling(known: Trait) -> tuple[object, ...]:
    """Return what of a trait is the same in copies of one text."""
    days = known.published, known.low, known.high, known.dated
    how = known.kind, known.mode, known.stands, known.planned, known.historical, known.place
    return (*days, *how, known.actors, known.recipients, known.anchor, known.words, known.counts)


class _Forest:
    """Union of ids, the smallest id of a set as its root."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.parent = {id_: id_ for id_ in ids}

    def root(self, id_: str) -> str:
        while self.parent[id_] != id_:
            self.parent[id_] = id_ = self.parent[self.parent[id_]]
        return id_

    def merge(self, left: str, right: str) -> None:
        first, second = sorted((self.root(left), self.root(right)))
        self.parent[second] = first

    def groups(self) -> Iterator[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for id_ in self.parent:
            found[self.root(id_)].append(id_)
        yield from found.values()


def _cast(known: Trait) -> dict[tuple[object, ...], Trait]:
    """Return an act that tells who met or whom it is done to: those of others are not these.

    Not of a war: hundreds tell of it, each with others who suffer.
    """
    if known.war:
        return {}
    present = (*known.actors, *known.recipients)
    complete = len(present) > 1 if known.kind in MEETINGS else known.recipients
    return {(known.kind, present): known} if complete else {}


class _Clusters:
    """Clusters of acts that merge only where nothing forbids it; members in order of the acts."""

    def __init__(self, traits: dict[str, Trait]) -> None:
        self.traits = traits
        self._place = {id_: place for place, id_ in enumerate(traits)}
        self._of = {id_: id_ for id_ in traits}
        self._members = {id_: [id_] for id_ in traits}
        self._whole = dict(traits)
        self._shapes: dict[str, dict[tuple[object, ...], Trait]] = {
            id_: {shape(known): known} for id_, known in traits.items()
        }
        self._casts = {id_: _cast(known) for id_, known in traits.items()}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def forbid(self, left: str, right: str) -> None:
        """Keep two acts apart."""
        self._apart[left].add(right)
        self._apart[right].add(left)

    def merge(self, left: str, right: str, *, forced: bool = False) -> None:
        """Merge the clusters of two acts if they may be."""
        one, two = self._of[left], self._of[right]
        if one == two or self._kept_apart(one, two):
            return
        if not forced and not self._agree(one, two):
            return
        root, other = sorted((one, two), key=self._place.__getitem__)
        members = sorted(
            (*self._members[root], *self._members.pop(other)), key=self._place.__getitem__
        )
        for id_ in members:
            self._of[id_] = root
        self._members[root] = members
        self._whole[root] = merged(self._whole[root], self._whole.pop(other))
        self._shapes[root] = self._shapes.pop(other) | self._shapes[root]
        self._casts[root] = self._casts.pop(other) | self._casts[root]

    def groups(self) -> list[list[str]]:
        """Return the clusters."""
        return list(self._members.values())

    def _kept_apart(self, one: str, two: str) -> bool:
        others = set(self._members[two])
        return any(self._apart[id_] & others for id_ in self._members[one] if id_ in self._apart)

    def _agree(self, one: str, two: str) -> bool:
        """Whether nothing in two clusters clashes and those compared are alike on average."""
        # intervals that meet two by two have a day in common, so the whole tells for all
        if days_part(self._whole[one], self._whole[two]):
            return False
        if strangers(self._whole[one], self._whole[two]):
            return False
        for what, parts in ((self._shapes, kinds_part), (self._casts, strangers)):
            if any(parts(a, b) for a in what[one].values() for b in what[two].values()):
                return False
        first = [self.traits[id_] for id_ in self._members[one][:_SPEAKERS]]
        second = [self.traits[id_] for id_ in self._members[two][:_SPEAKERS]]
        some = [points(a, b) for a in first for b in second]
        return sum(some) / len(some) >= _TOGETHER
