"""Actors and recipients of an act, among the mentions of its sentence."""

from collections.abc import Sequence

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.events.acts import Act
from foreigndesk.reading.events.keys import is_noun
from foreigndesk.reading.events.linear import EventModels, LinearModel, packaged_models
from foreigndesk.reading.events.links import link_features
from foreigndesk.reading.marks import Mention
from foreigndesk.reading.tokens import Token

THRESHOLD = 0.38
"""Probability at which the likeliest mention, and those joined to it, become parties."""
_SURE = 0.7
"""Probability at which a mention is a party though another one is likelier."""
_JOINING = frozenset({"and", "or", ",", "the", "a", "an", "&"})
_HELPERS = frozenset("is are was were be been being the a an".split())
_Scored = tuple[float, Mention]
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
    *,
    acts: Sequence[Act] = (),
) -> Parties:
    """Return the parties of an act; `mentions` are those of the sentence, in order.

    `models` are those of the package unless given; `acts` are all acts of the sentence.
    """
    models = models or packaged_models()
    outer = outermost(mentions)
    spans = [mention.span for mention in outer]
    verbs = _verbs_after(tokens, act, acts)
    acting: list[_Scored] = []
    suffering: list[_Scored] = []
    for mention in outer:
        if any(tokens[verb].end <= mention.span.start for verb in verbs):
            continue
        features = link_features(tokens, act.index, mention.span, spans, act.type)
        does, suffers = _chance(models.actor, features), _chance(models.recipient, features)
        if max(does, suffers) >= THRESHOLD:
            side = acting if does >= suffers else suffering
            side.append((max(does, suffers), mention))
    actors, recipients = _side(tokens, acting), _side(tokens, suffering)
    if act.type in _MUTUAL and act.mode in _TALKS and actors and recipients:
        actors, recipients = sorted(actors + recipients, key=lambda m: m.span), []
    return Parties(actors=tuple(actors), recipients=tuple(recipients))


def _verbs_after(tokens: Sequence[Token], act: Act, acts: Sequence[Act]) -> list[int]:
    """Return the later verbs of acts whose objects are none of this act's.

    "Condemned the bombing and assured India": India is assured, not condemned. Two verbs side by
    side share what follows ("criticised and sued Iran"), and so does an infinitive ("threatened to
    attack Iran").
    """
    noun = is_noun(tokens, act.index)
    return [
        one.index
        for one in acts
        if one.index > act.index
        and (noun or one.index - act.index > 2)
        and not is_noun(tokens, one.index)
        and tokens[one.index].low.endswith("ed")
        and tokens[one.index - 1].low not in _HELPERS
    ]


def _side(tokens: Sequence[Token], scored: Sequence[_Scored]) -> list[Mention]:
    """Return the likeliest party, those joined to it by "and", and those that are sure."""
    kept: list[Mention] = []
    for chance, mention in sorted(scored, key=lambda pair: (-pair[0], pair[1].span)):
        if not kept or chance >= _SURE or any(_coordinate(tokens, mention, k) for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)


def _coordinate(tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
    """Whether nothing but commas, articles and "and" stands between two mentions."""
    first, second = sorted((one.span, other.span))
    return all(token.low in _JOINING for token in tokens if first.end <= token.start < second.start)


def _chance(model: LinearModel, features: Sequence[str]) -> float:
    return model.probabilities(features)[model.labels.index("yes")]


def outermost(mentions: Sequence[Mention]) -> list[Mention]:
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
