"""Who: mentions of actors in a report, resolved to country, sectors and role, and joined."""

from foreigndesk.reading.actors.cases import resolve_text
from foreigndesk.reading.actors.finding import ActorMarks, find_actors, resolve_mentions

__all__ = ["ActorMarks", "find_actors", "resolve_mentions", "resolve_text"]
