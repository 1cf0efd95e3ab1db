"""Which reports of a set tell of the same happening: seven likenesses of two reports, weighed.

The cosine of the network's vectors (less the set's mean), and three cosines of rare words (all
words, names, numbers), each as it is and less the set's mean. Rare is counted within the set, so
that what all reports of a kind of happening share (quakes, trials) says nothing. Weights are a
logistic regression's, fitted by `training.coref_reports`.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from foreigndesk.reading.lemmas import lemma

Sentences = Sequence[Sequence[str]]  # tokens by sentence
KINDS = ("all", "names", "numbers")
WIDTH = 1 + 2 * len(KINDS)
_SHOUTED = 0.6  # share of capitalised words from which a sentence is a headline


class Weights(NamedTuple):
    """The regression: one weight a likeness, and what is added."""

    weights: tuple[float, ...] = (0.0,) * WIDTH
    bias: float = 0.0


def together_logits(np: Any, likenesses: Any, weights: Weights) -> Any:
    """Return [reports, reports], the logit that two reports tell of one happening."""
    return likenesses @ np.array(weights.weights) + weights.bias


def likenesses_of(np: Any, vectors: Any, reports: Sequence[Sentences]) -> Any:
    """Return float64 [reports, reports, 7]; `vectors` is [reports, 384]."""
    parts = [_cosines(np, _centred(np, np.asarray(vectors, dtype=np.float64)))]
    for kind in KINDS:
        rows = _rare(np, [Counter(_words(report, kind)) for report in reports])
        parts += [_cosines(np, rows), _cosines(np, _centred(np, rows))]
    return np.stack(parts, -1)


def _words(report: Sentences, kind: str) -> Iterator[str]:
    for sentence in report:
        letters = [token for token in sentence if token[:1].isalpha()]
        capitals = [token for token in letters if token[0].isupper()]
        if kind == "numbers":
            yield from (token for token in sentence if any(c.isdigit() for c in token))
        elif kind == "all":
            yield from (lemma(token.lower()) for token in sentence if token[:1].isalnum())
        elif len(capitals) <= _SHOUTED * len(letters):
            yield from (token.lower() for token in capitals)


def _rare(np: Any, counted: Sequence[Counter[str]]) -> Any:
    """Return a row a report: the rarity of each of its words that another report has too."""
    reports = Counter(word for words in counted for word in words)
    shared = {word: at for at, word in enumerate(sorted(w for w in reports if reports[w] > 1))}
    rows = np.zeros((len(counted), max(1, len(shared))))
    for row, words in zip(rows, counted, strict=True):
        for word in words:
            if word in shared:
                row[shared[word]] = math.log((len(counted) + 1) / reports[word])
    return rows


def _centred(np: Any, rows: Any) -> Any:
    unit = _unit(np, rows)
    return unit - unit.mean(0)


def _unit(np: Any, rows: Any) -> Any:
    return rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-9)


def _cosines(np: Any, rows: Any) -> Any:
    unit = _unit(np, rows)
    return unit @ unit.T
