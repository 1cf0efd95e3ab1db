"""The encoder for tasks that ask it directly; None where its packages are not installed."""

from functools import cache

from foreigndesk.reading.encoder import Encoder, load_encoder
from foreigndesk.run.reader import ReaderKind, settled


@cache
def encoder() -> Encoder | None:
    """Return the packaged encoder, loaded once."""
    return load_encoder() if settled(ReaderKind.AUTO) is ReaderKind.ENCODER else None
