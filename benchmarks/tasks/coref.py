"""Cross-report coreference of given event mentions: one cluster for one topic and one head word.

A floor to build on: the head's letters without inflection, within the topic.
"""

import re
from typing import Any

_ENDING = re.compile(r"(?:ations?|ings?|ed|es|s|ion|e)$")


def predict(line: dict[str, Any]) -> list[dict[str, Any]]:
    """Return one answer for each mention of a document."""
    return [
        {
            "doc": line["id"],
            "sentence": event["sentence"],
            "tokens": event["tokens"],
            "cluster": f"{line['topic']}/{_head(event['text'])}",
        }
        for event in line["events"]
    ]


def _head(text: str) -> str:
    words = text.lower().split()
    stem = _ENDING.sub("", words[-1] if len(words) > 1 and words[-1].isalpha() else words[0])
    return stem[:6]
