"""Reports grouped by what they are about, over time, and what happened in a story day by day."""

from foreigndesk.desk.stories.gathering import gather
from foreigndesk.desk.stories.linking import (
    COMMON,
    KEYS,
    REACH,
    Link,
    Told,
    focus_of,
    links_of,
    nearness,
)
from foreigndesk.desk.stories.story import Member, Named, Story, headline, story_id, story_of
from foreigndesk.desk.stories.terms import Terms, terms_of, words
from foreigndesk.desk.stories.timeline import Line, Timeline, timeline

__all__ = [
    "COMMON",
    "KEYS",
    "REACH",
    "Line",
    "Link",
    "Member",
    "Named",
    "Story",
    "Terms",
    "Timeline",
    "Told",
    "focus_of",
    "gather",
    "headline",
    "links_of",
    "nearness",
    "story_id",
    "story_of",
    "terms_of",
    "timeline",
    "words",
]
