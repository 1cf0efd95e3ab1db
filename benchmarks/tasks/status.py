"""The status of given events of an article."""

from typing import Any

from benchmarks.tasks.learned import encoder
from foreigndesk.intake import Span
from foreigndesk.reading.events.keys import act_features, status_features
from foreigndesk.reading.events.linear import load_model
from foreigndesk.reading.tokens import Token, tokenize
from training.corpora import split_sentences as split_plainly


def predict(line: dict[str, Any]) -> dict[str, Any]:
    """Return the status of each event, given id, text and events with spans."""
    reads = encoder()
    if reads is not None:
        windows = reads.windows(line["text"], split_plainly(line["text"]))
        places = [Span(*event["span"]) for event in line["events"]]
        given = reads.status_at(windows, places)
        pairs = zip(line["events"], given, strict=True)
        return {"id": line["id"], "events": {event["id"]: s for event, s in pairs if s}}
    tokens = tokenize(line["text"], Span(0, len(line["text"])))
    statuses = {event["id"]: _status(tokens, event["span"][0]) for event in line["events"]}
    return {"id": line["id"], "events": statuses}


def _status(tokens: list[Token], start: int) -> str:
    index = next((i for i, token in enumerate(tokens) if token.end > start), len(tokens) - 1)
    first = next((i for i in range(index, -1, -1) if tokens[i].text == "." or i == 0), 0)
    window = tokens[first : index + 8]
    model = load_model("act")
    chances = model.probabilities(act_features(window, index - first))
    ranked = [(c, label) for c, label in zip(chances, model.labels, strict=True) if label != "none"]
    kind = max(ranked)[1]
    return load_model("status").best(status_features(window, index - first, kind))[0]
