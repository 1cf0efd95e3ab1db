"""The country of an actor whose own words tell none: "police", "the government", a bare name.

Each country that the words around speak of, and none at all, is weighed by where and how they name
it; a linear model learned from annotated news (`homes.json`, made by `tools/train_homes.py`) holds
the weights. What it chooses must be likely enough, or the country stays unknown.
"""

import math
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from foreigndesk.intake.report import Span
from foreigndesk.reading.actors.memory import Memory
from foreigndesk.reading.actors.scene import Named, Scene
from foreigndesk.reading.marks import ActorKind, Entity
from foreigndesk.whoswho.likeness import likeness

Features = dict[str, float]
# what a government calls its own without saying whose
_OWN = frozenset({"president", "vice president", "administration", "secretary", "government"})
# and what its visitors and hosts are called
_ELSEWHERE = frozenset({"prime minister", "king", "chancellor", "foreign minister", "emir", "amir"})
_ONE_HOLDER = frozenset(
    {"president", "vice president", "prime minister", "premier", "chancellor", "king", "queen"}
    | {f"{field} minister" for field in ("foreign", "defence", "defense", "interior", "finance")}
)
_PLACELESS = frozenset({"IGO", "UNK", "EDU", "MNC"})
_CLASSES = {s: s for s in ("GOV", "COP", "MIL", "LEG", "JUD", "REB", "CVL", "JRN", "BUS")} | {
    "SPY": "MIL",
    "OPP": "PTY",
    "PTY": "PTY",
    "UAF": "REB",
    "PRM": "REB",
    "CRM": "CVL",
    "REF": "CVL",
    "LAB": "CVL",
    "AGR": "CVL",
    "ELI": "GOV",
}
_SENT = frozenset(
    {"embassy", "embassies", "ambassador", "consulate", "consul", "envoy", "diplomat"}
)
_FOREIGN = frozenset("foreign international world global both other others two six".split())
_OPENING = 20  # characters of a sentence in which "In Peru, ..." tells where it is
_TOWARDS = frozenset({"to", "with", "against", "from", "on", "between", "for", "by"})


class Asked(NamedTuple):
    """An actor without a country: its mention, what is known of it, and the words of it."""

    span: Span
    entity: Entity
    plural: bool
    head: str
    words: tuple[str, ...]
    bare: str
    number: int
    owned: str
    speaker: str | None
    name: str
    town: str | None

    @property
    def sort(self) -> str:
        """The class of actors that the weights tell apart."""
        if self.owned:
            return self.owned
        if self.head.rsplit(maxsplit=1)[-1:] and self.head.split()[-1] in _SENT:
            return "SENT"
        if not self.entity.sectors:
            return "NAME" if self.entity.kind is ActorKind.PERSON else "THING"
        return _CLASSES.get(self.entity.sectors[0], "OTHER")


class Weights(msgspec.Struct, frozen=True):
    """Weights by feature ("near", "COP near"), and the least likelihood of an answer."""

    weights: dict[str, float]
    least: float


@cache
def load_weights() -> Weights:
    """Return the learned weights."""
    return msgspec.json.decode((files(__package__) / "homes.json").read_bytes(), type=Weights)


def home_of(asked: Asked, scene: Scene, memory: Memory) -> str | None:
    """Return the country an actor without one belongs to, or None if that is not told."""
    if set(asked.entity.sectors[:1]) & _PLACELESS:
        return None
    if scene.office_of and asked.bare in _OWN:
        return scene.office_of
    options = candidates(asked, scene, memory)
    for country in _held(asked, memory):
        options.pop(country, None)
    return chosen(options, load_weights())


def _held(asked: Asked, memory: Memory) -> set[str]:
    """Return the countries where another person of the report holds the same single office."""
    role = asked.entity.role
    if not asked.name or role not in _ONE_HOLDER:
        return set()
    return {
        seen.entity.country
        for seen in memory.seen
        if seen.entity.role == role and seen.entity.country and seen.entity.name != asked.name
    }


def chosen(options: Mapping[str | None, Features], model: Weights) -> str | None:
    """Return the likeliest of the options if it is likely enough."""
    weights = model.weights
    scores = {
        option: sum(weights.get(name, 0.0) * value for name, value in features.items())
        for option, features in options.items()
    }
    best = max(scores, key=lambda option: scores[option])
    total = sum(math.exp(score - scores[best]) for score in scores.values())
    return best if 1 / total >= model.least else None


def candidates(asked: Asked, scene: Scene, memory: Memory) -> dict[str | None, Features]:
    """Return the features of every country that may be meant, and of none of them (None)."""
    around = scene.around(asked.span)
    told: dict[str, Features] = {}

    def note(country: str | None, name: str, value: float = 1.0) -> None:
        if country:
            features = told.setdefault(country, {})
            features[name] = features.get(name, 0.0) + value

    _here(around, asked, scene, note)
    _past(scene, note)
    note(scene.lead or (around[0].country if around else None), "lead")
    _alike(asked, memory, note)
    _met(asked, memory, note)
    note(asked.speaker, "speaker")
    if asked.head:
        note(asked.town, "town")
    for country, features in told.items():
        features["any"] = 1.0
        if asked.name:
            features["sounds"] = likeness(asked.name, country) / 2
        if scene.office_of and asked.head in _ELSEWHERE and country == scene.office_of:
            features["not its own"] = 1.0
        if country == "USA":
            features["USA"] = 1.0
    nobody = _nobody(asked, scene, around, len(told))
    sort = asked.sort
    options: dict[str | None, Features] = {None: _crossed(nobody, sort)}
    for country, features in told.items():
        options[country] = _crossed(features, sort)
    return options


def _here(
    around: list[Named], asked: Asked, scene: Scene, note: Callable[[str | None, str], None]
) -> None:
    """Note where and how the sentence itself names countries."""
    before = [n for n in around if n.start < asked.span.start]
    after = [n for n in around if n.start > asked.span.start]
    if before:
        note(before[-1].country, "nearest before")
        note(before[0].country, "first before")
        if before[0].start < scene.verb_at and not before[0].placed:
            note(before[0].country, "subject")
        if before[0].placed and before[0].start < scene.starts_at + _OPENING:
            note(before[0].country, "opened")
    if after:
        note(after[0].country, "nearest after")
    for name, some in (
        ("placed", [n for n in around if n.placed]),
        ("before", before),
        ("after", after),
        ("adjective", [n for n in around if n.kind in {"adjective", "people"}]),
        ("towards", [n for n in around if n.before in _TOWARDS]),
        ("person", [n for n in around if n.kind == "person"]),
    ):
        for country in {n.country for n in some}:
            note(country, name)
    if around and len({n.country for n in around}) == 1:
        note(around[0].country, "alone here")


def _past(scene: Scene, note: Callable[..., None]) -> None:
    """Note what the sentences before, the dateline and the publisher tell."""
    total = sum(scene.past.values())
    for country, weight in scene.past.items():
        note(country, "past", weight / total)
        if not scene.here:
            note(country, "only past", weight / total)
    if scene.past:
        note(max(scene.past, key=lambda c: scene.past[c]), "most past")
    places = sum(scene.past_places.values())
    for country, weight in scene.past_places.items():
        note(country, "past place", weight / places)
    if scene.last:
        note(scene.last[-1], "last")
    note(scene.dateline, "dateline")
    note(scene.home, "home")


def _alike(asked: Asked, memory: Memory, note: Callable[..., None]) -> None:
    """Note the countries of earlier actors of one head or sector with this one."""
    sector = asked.entity.sectors[:1]
    last: dict[str, tuple[int, str]] = {}
    for seen in memory.seen:
        country = seen.entity.country
        if country is None:
            continue
        if asked.head and asked.head in seen.heads:
            last["same head"] = max(last.get("same head", (-1, "")), (seen.order, country))
        if sector and seen.entity.sectors[:1] == sector:
            last["same sector"] = max(last.get("same sector", (-1, "")), (seen.order, country))
    for name, (_, country) in last.items():
        note(country, name)


def _met(asked: Asked, memory: Memory, note: Callable[..., None]) -> None:
    """Note the countries of the actors that this sentence and the one before have named so far."""
    here = [s for s in memory.seen if s.sentence == asked.number and s.entity.country]
    if here:
        here.sort(key=lambda s: s.order)
        note(here[0].entity.country, "met first")
        note(here[-1].entity.country, "met last")
        if len({s.entity.country for s in here}) == 1:
            note(here[0].entity.country, "met alone")
    before = [s for s in memory.seen if s.sentence == asked.number - 1 and s.entity.country]
    if before:
        note(max(before, key=lambda s: s.order).entity.country, "met before")
        for country in {s.entity.country for s in before if s.subject}:
            note(country, "subject before")


def _nobody(asked: Asked, scene: Scene, around: list[Named], several: int) -> Features:
    """Return what speaks for no country, or for one that is not named."""
    features = {"none": 1.0, "none of several": math.log1p(several)}
    if asked.plural:
        features["none, plural"] = 1.0
    if set(asked.words) & _FOREIGN:
        features["none, foreign"] = 1.0
    if scene.worldwide:
        features["none, worldwide"] = 1.0
    if not around:
        features["none here"] = 1.0
    return features


def _crossed(features: Features, sort: str) -> Features:
    return features | {f"{sort} {name}": value for name, value in features.items()}
