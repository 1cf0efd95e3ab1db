"""Briefs: a story, an actor, a pair of states or a day in the form of a news desk's report."""

from foreigndesk.desk.briefs.brief import Brief, Fact, Line, Part, Source
from foreigndesk.desk.briefs.compose import compose
from foreigndesk.desk.briefs.material import Material, Subject

__all__ = ["Brief", "Fact", "Line", "Material", "Part", "Source", "Subject", "compose"]
