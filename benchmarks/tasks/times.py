"""The timex task: an input line with id, dct and text becomes one with id and timexes."""

from datetime import date
from typing import Any

from foreigndesk.reading.times import find_times


def predict_times(line: dict[str, Any]) -> dict[str, Any]:
    """Return {id, timexes: [{start, end, type, value, mod?}]} for {id, dct, text}."""
    marks = find_times(line["text"], date.fromisoformat(line["dct"][:10]))
    timexes = []
    for mark in marks:
        timex: dict[str, Any] = {
            "start": mark.span.start,
            "end": mark.span.end,
            "type": mark.kind.value,
            "value": mark.value,
        }
        if mark.mod:
            timex["mod"] = mark.mod
        timexes.append(timex)
    return {"id": line["id"], "timexes": timexes}


predict = predict_times
