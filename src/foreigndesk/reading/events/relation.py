"""What one given span does to another: the PLV task (Hu et al. 2024), from the same models."""

from collections.abc import Sequence

from foreigndesk.codebook import event_types, quad
from foreigndesk.intake.report import Span
from foreigndesk.reading.events.keys import act_features
from foreigndesk.reading.events.linear import load_model
from foreigndesk.reading.events.links import link_features
from foreigndesk.reading.tokens import Token, tokenize

_FLOOR = 0.02  # an act is never quite ruled out by its links: spans may be pronouns or cut short


def relation_between(text: str, source: Span | None, target: Span | None) -> dict[str, float]:
    """Return a score for each PLOVER type of what `source` does to `target` in one sentence.

    Every word counts as far as it is an act, the source its actor and the target its recipient.
    Scores sum to 1.
    """
    tokens = tokenize(text, Span(0, len(text)))
    model = load_model("act")
    scores = dict.fromkeys(event_types(), 1e-6)
    for index, token in enumerate(tokens):
        if not token.text[0].isalpha() or len(token.low) < 3:
            continue
        chances = model.probabilities(act_features(tokens, index))
        fit = _fit(tokens, index, source, target)
        for label, chance in zip(model.labels, chances, strict=True):
            if label in scores:
                scores[label] += chance * fit
    total = sum(scores.values())
    return {kind: score / total for kind, score in scores.items()}


def best_relation(text: str, source: Span | None, target: Span | None) -> tuple[str, int]:
    """Return the likeliest type and its quad."""
    scores = relation_between(text, source, target)
    best = max(scores, key=lambda kind: scores[kind])
    return best, quad(best)


def _fit(tokens: Sequence[Token], index: int, source: Span | None, target: Span | None) -> float:
    spans = sorted(span for span in (source, target) if span is not None)
    fit = 1.0
    for part, span in (("actor", source), ("recipient", target)):
        if span is None:
            continue
        if span.start <= tokens[index].start < span.end:
            return _FLOOR * _FLOOR
        features = link_features(tokens, index, span, spans, "")
        model = load_model(part)
        fit *= _FLOOR + model.probabilities(features)[model.labels.index("yes")]
    return fit
