"""Wars: acts that go on for years and are one happening as long as news speaks of them.

"Russia's war against Ukraine" in reports of two months is one war. Such an act is named by a word
for a war as a whole, both sides are known, and its day is that of its beginning if any: where the
words give none, or only the day on which it goes on, it may have begun at any time before. A strike
in the war, with a day of its own, is another happening.
"""

import re
from datetime import date

from foreigndesk.desk.acts import Act
from foreigndesk.desk.wording import act_word

_WHOLE = frozenset(map(act_word, ("war", "aggression", "invasion", "occupation")))
_NAMED = re.compile(
    r"\W+(?:[\w-]+\W+){0,2}?(?:wars?|aggression|invasion|occupation)\b", re.IGNORECASE
)
_BEGINNING = re.compile(r"invade|occupied|occupies|launch|began|start", re.IGNORECASE)
_GOING_ON = frozenset({"happened", "ongoing"})
_NEWS = "news of the day"
_RECENT = 60  # days before a report on which a war that is still going on did not begin
FAR = date.max.toordinal()
"""The end of the time at which a war without a known beginning may have been going on."""
BEGUN = 5 * 366
"""Days after its beginning in which a war that is only named is taken for it."""


def is_war(act: Act) -> bool:
    """Whether an act is a war as a whole: both sides are known, or one and its beginning."""
    if act.type != "ASSAULT" or act.status not in _GOING_ON:
        return False
    if act.historical and act.starts is None:
        return False
    known = bool(act.actors) + bool(act.recipients) + begins(act)
    return known > 1 and _names_whole(act)


def _names_whole(act: Act) -> bool:
    """Whether the anchor is a word for a war, or a quality of one ("brutal war")."""
    if act_word(act.anchor) in _WHOLE:
        return True
    place = act.evidence.find(act.anchor)
    return place >= 0 and _NAMED.match(act.evidence, place + len(act.anchor)) is not None


def begins(act: Act) -> bool:
    """Whether the time of a war is that of its beginning, and not a day on which it goes on."""
    if act.starts is None:
        return False
    if _BEGINNING.search(act.anchor):
        return True
    if act.how == _NEWS:
        return False
    ends = act.ends or act.starts
    reaches = (act.published - ends).days < 0 and (ends - act.starts).days > _RECENT
    return reaches or (act.published - act.starts).days > _RECENT
