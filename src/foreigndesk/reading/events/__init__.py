"""Events: who did what to whom, as PLOVER types with mode, status, parties, time and chain."""

from foreigndesk.reading.events.find import Page, find_events
from foreigndesk.reading.events.linear import EventModels, load_models

__all__ = ["EventModels", "Page", "find_events", "load_models"]
