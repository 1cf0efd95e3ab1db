"""Actors and recipients of an act, among the mentions of its sentence."""

from collections.abc import Sequence

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.events.acts import Act
from foreigndesk.reading.events.linear import EventModels, LinearModel, packaged_models
from foreigndesk.reading.events.links import link_features
from foreigndesk.reading.marks import Mention
from foreigndesk.reading.tokens import Token

THRESHOLD = 0.43
_MUTUAL = frozenset({"CONSULT", "COOPERATE"})
_TALKS = frozenset({None, "phone", "third-party", "multilateral"})


class Parties(Struct, frozen=True, kw_only=True):
    """The mentions that act and those that are acted on."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]


def find_parties(
    tokens: Sequence[Token],
    act: Act,
    mentions: Sequence[Mention],
    models: EventModels | None = None,
) -> Parties:
    """Return the parties of an act; `mentions` are those of the sentence, in order.

    `models` are those of the package unless given.
    """
    models = models or packaged_models()
    outer = _outermost(mentions)
    spans = [mention.span for mention in outer]
    actors: list[Mention] = []
    recipients: list[Mention] = []
    for mention in outer:
        features = link_features(tokens, act.index, mention.span, spans, act.type)
        acts, suffers = _chance(models.actor, features), _chance(models.recipient, features)
        if max(acts, suffers) >= THRESHOLD:
            (actors if acts >= suffers else recipients).append(mention)
    if act.type in _MUTUAL and act.mode in _TALKS and actors and recipients:
        actors, recipients = sorted(actors + recipients, key=lambda m: m.span), []
    return Parties(actors=tuple(actors), recipients=tuple(recipients))


def _chance(model: LinearModel, features: Sequence[str]) -> float:
    return model.probabilities(features)[model.labels.index("yes")]


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that lie in no other one."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not found or not found[-1].span.covers(mention.span):
            found.append(mention)
    return found


def entities_of(mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Return the entities of mentions, each once."""
    return tuple(dict.fromkeys(mention.entity for mention in mentions))


def extent(act: Act, parties: Parties) -> Span:
    """Return the stretch from the first to the last of anchor and parties."""
    spans = [act.span, *(m.span for m in (*parties.actors, *parties.recipients))]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
