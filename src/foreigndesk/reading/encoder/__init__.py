"""The trained part of reading: windows of word pieces in, spans with classes and links out."""

from foreigndesk.reading.encoder.found import Found, FoundAnchor, FoundStatement, WindowMarks
from foreigndesk.reading.encoder.load import Encoder, FixedModel, Reads, load_encoder
from foreigndesk.reading.encoder.windows import Window

__all__ = [
    "Encoder",
    "FixedModel",
    "Found",
    "FoundAnchor",
    "FoundStatement",
    "Reads",
    "Window",
    "WindowMarks",
    "load_encoder",
]
