"""Events: who did what to whom, from words to PLOVER."""

from foreigndesk.reading.events.find import Page, find_events

__all__ = ["Page", "find_events"]
