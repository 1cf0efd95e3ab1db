"""Time expressions, normalised to TIMEX3 and to calendar intervals, and the dating of events."""

from foreigndesk.reading.times.dating import TimedText, date_event
from foreigndesk.reading.times.scan import find_times, shadow_of

__all__ = ["TimedText", "date_event", "find_times", "shadow_of"]
