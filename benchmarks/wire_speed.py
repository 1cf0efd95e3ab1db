"""Why the record types are msgspec structs: 100,000 events as JSON and back, and with pydantic.

    python -m benchmarks.wire_speed [--count 100000]

pydantic is measured where it is installed; it is no dependency of the package. Both sides hold the
same shape: an event with spans, an interval and lists of ids, thirty fields in all.
"""

import argparse
import time
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec
from typing import Any, NamedTuple

import msgspec

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import Interval, Precision, Status
from foreigndesk.record.entries import Context, Event, When


class Speed(NamedTuple):
    """Seconds of processor time to encode and to decode all records."""

    library: str
    encode: float
    decode: float


def sample_event(number: int) -> Event:
    """Return an event of ordinary size."""
    day = Interval(
        start=datetime(2026, 3, 1 + number % 28),
        end=datetime(2026, 3, 2 + number % 28),
        precision=Precision.DAY,
    )
    return Event(
        id=f"e{number:016x}",
        type="CONSULT",
        mode="phone",
        status=Status.HAPPENED,
        quad=1,
        score=1.5,
        anchor=Span(120, 126),
        evidence=(Span(100, 180), Span(300, 340)),
        when=When(how="own expression", value="2026-03-01", interval=day, time="t1"),
        contexts=(Context(context="diplomatic", span=Span(110, 118)),),
        actors=("a1", "a2"),
        recipients=("a3",),
        per=("s1", "s2"),
        confidence=0.81,
    )


def timed(work: Callable[[], Any]) -> float:
    """Return the processor seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure_msgspec(events: list[Event]) -> Speed:
    """Measure the package's own types."""
    encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(Event)
    lines = [encoder.encode(event) for event in events]
    return Speed(
        "msgspec",
        timed(lambda: [encoder.encode(event) for event in events]),
        timed(lambda: [decoder.decode(line) for line in lines]),
    )


def measure_pydantic(events: list[Event]) -> Speed:
    """Measure frozen pydantic models of the same shape."""
    import pydantic  # noqa: PLC0415  measured only where it is installed

    frozen = pydantic.ConfigDict(frozen=True)
    interval = pydantic.create_model(
        "Interval", __config__=frozen, start=datetime, end=datetime, precision=Precision
    )
    when = pydantic.create_model(
        "When",
        __config__=frozen,
        how=str,
        value=(str | None, None),
        interval=(interval | None, None),
        time=(str | None, None),
    )
    context = pydantic.create_model("Context", __config__=frozen, context=str, span=Span)
    fields = _pydantic_fields(when, context)
    model: Any = pydantic.create_model("Event", __config__=frozen, **fields)
    lines = [msgspec.json.encode(event) for event in events]
    models = [model.model_validate_json(line) for line in lines]
    return Speed(
        "pydantic",
        timed(lambda: [one.model_dump_json() for one in models]),
        timed(lambda: [model.model_validate_json(line) for line in lines]),
    )


def _pydantic_fields(when: Any, context: Any) -> dict[str, Any]:
    ids = (tuple[str, ...], ())
    return {
        "id": str,
        "type": str,
        "status": Status,
        "quad": int,
        "score": float,
        "anchor": Span,
        "evidence": tuple[Span, ...],
        "when": when,
        "mode": (str | None, None),
        "contexts": (tuple[context, ...], ()),
        "cameo": (str | None, None),
        "actors": ids,
        "recipients": ids,
        "place": (str | None, None),
        "historical": (bool, False),
        "per": ids,
        "counts": ids,
        "confidence": (float, 1.0),
    }


def main() -> None:
    """Print the speeds."""
    parser = argparse.ArgumentParser(prog="benchmarks.wire_speed")
    parser.add_argument("--count", type=int, default=100_000)
    count = parser.parse_args().count
    events = [sample_event(number) for number in range(count)]
    speeds = [measure_msgspec(events)]
    if find_spec("pydantic"):
        speeds.append(measure_pydantic(events))
    print(f"{count:,} events, processor seconds")
    for speed in speeds:
        print(f"{speed.library:10} encode {speed.encode:6.2f}  decode {speed.decode:6.2f}")


if __name__ == "__main__":
    main()
