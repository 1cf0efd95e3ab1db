"""Who is named in a clause but not acted on: the enemy in an act of support, the victim in a blame.

"They reaffirmed their commitment to hold Russia accountable" is no friendly act towards Russia, and
"costs on Russia for its war on Ukraine" no hostile one towards Ukraine. Such a recipient is dropped
where the first mention of it after the act stands so; who else is acted on stays.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import EventMark, Reading
from foreigndesk.reading.times.scan import shadow_of

_FRIENDLY = frozenset({"SUPPORT", "AGREE", "COOPERATE", "AID"})
_HOSTILE = frozenset({"ACCUSE", "SANCTION", "THREATEN", "REJECT", "COERCE"})
_AHEAD = frozenset({"THREATEN", "COERCE"})  # whose words may name an attack on who is meant
_REACH = 70  # code points before and after a mention that show how it stands
_TITLED = (
    r"(?:(?:the|its|their|all|other|government of|people of|republic of|people's|former|acting"
    r"|president|prime minister|foreign minister|minister|leader|regime of|territory of)\s+)*$"
)
_ACTS = (
    r"(?:wars?|invasions?|aggressions?|attacks?|assaults?|strikes?|airstrikes?|violence|bombings?"
    r"|bombardments?|shelling|offensives?|occupations?|annexations?|raids?|massacres?|atrocities"
    r"|coercion|provocations?|threats?|incursions?|blockades?|crackdowns?|repression|build-?ups?"
    r"|escalations?|interference|violations?|abuses?)"
)
_AGAINST = re.compile(
    r"\b(?:against|counter(?:s|ed|ing)?|oppos(?:e|es|ed|ing|ition to)|hold(?:s|ing)?"
    r"|deter(?:s|red|ring)?|deny(?:ing)?|denies|denied|confront(?:s|ed|ing)?"
    r"|punish(?:es|ed|ing)?|isolat(?:e|es|ed|ing)|condemn(?:s|ed|ing)?|condemnation of"
    r"|sanction(?:s|ed|ing)?|fight(?:s|ing)?|combat(?:s|ing|ting)?|defeat(?:s|ed|ing)?"
    r"|resist(?:s|ed|ing)?|repel(?:s|led|ling)?|degrade|weaken(?:s|ed|ing)?|disrupt(?:s|ed|ing)?"
    r"|urg(?:e|es|ed|ing)|defen[ds]\w*(?: itself| themselves)? from|protect\w* \w+ from"
    r"|never (?:to )?allow|prevent(?:s|ed|ing)?|held by|attacks? by"
    r"|(?:coordinat\w+|cooperat\w+|work|working|alignment|aligned)(?: \w+ly)?(?: together)? on"
    r"|respon(?:d|ds|ded|ding|se|ses)(?: \w+ly)? to|face of|threats? (?:from|of)|posed by"
    r"|(?:costs?|sanctions?|pressure|restrictions?|measures|embargo|controls|tariffs|penalties|ban)"
    r" (?:\w+ )?(?:on|upon|against))\s+" + _TITLED
)
_QUALITY = (
    r"(?:and|further|full-scale|new|brutal|cruel|war of|\w+(?:al|ed|ing|ive|ous|ful|ble|ic|ist|ary"
    r"|less|ile|est|ant|ent|ar|ate),?)"
)
_ITS_ACTS = re.compile(
    rf"(?:'s|s')\s+(?:{_QUALITY}\s+){{0,6}}{_ACTS}\b|\s+(?:accountable|responsible)\b"
)
_HELPED = (
    r"\b(?:support|solidarity|commitment)\s+(?:to|for|with)\s+"
    + _TITLED
    + r"|\b(?:support(?:s|ed|ing)?|assist(?:s|ed|ing)?|help(?:s|ed|ing)?|aid(?:ed|ing))\s+"
    + _TITLED
)
_IS_HELPED = re.compile(_HELPED)
_IS_VICTIM = re.compile(
    rf"\b{_ACTS}\s+(?:on|of|against|in|into|toward|towards|at|around)\s+{_TITLED}"
    rf"|\b(?:invad|attack)(?:e|es|s|ed|ing)?\s+{_TITLED}|{_HELPED}"
)
_AT_VICTIM = re.compile(rf"\b{_ACTS}\s+against\s+{_TITLED}")
_LIFTED = re.compile(
    r"\b(?:lift|eas|relax|remov|end|suspend|waiv|drop|loosen)\w*\b[^.;]{0,40}"
    r"\b(?:sanctions?|embargo|restrictions?|measures|ban|controls|tariffs)\b"
)
_DIRECTLY = re.compile(rf"\s*(?:(?:to|for|of|with)\s+)?{_TITLED}")


def without_opposed(reading: Reading) -> Reading:
    """Return a reading in which nobody is acted on who is only named as the enemy or the victim."""
    if not any(event.recipients and event.type in _FRIENDLY | _HOSTILE for event in reading.events):
        return reading
    clauses = _Clauses(reading)
    return replace(reading, events=tuple(map(clauses.mended, reading.events)))


class _Clauses:
    """How the recipients of acts stand in their sentences."""

    def __init__(self, reading: Reading) -> None:
        self._shadow = shadow_of(reading.report.text)
        self._sentences = [sentence.span for sentence in reading.sentences]
        self._spans = defaultdict[int, list[Span]](list)
        for mention in reading.mentions:
            self._spans[mention.entity].append(mention.span)

    def mended(self, event: EventMark) -> EventMark:
        """Return an event without recipients that are only named in it."""
        if not event.recipients or event.type not in _FRIENDLY | _HOSTILE:
            return event
        sentence = next((span for span in self._sentences if span.covers(event.anchor)), None)
        if sentence is None:
            return event
        kept = tuple(one for one in event.recipients if not self._is_beside(one, event, sentence))
        if event.type in _HOSTILE and not kept:
            return event  # somebody is meant, and the words tell no other
        return event if kept == event.recipients else replace(event, recipients=kept)

    def _is_beside(self, entity: int, event: EventMark, sentence: Span) -> bool:
        """Whether the first mention of an entity after the act in its sentence stands so."""
        spans = [span for span in self._spans[entity] if sentence.covers(span)]
        following = [span for span in _outermost(spans) if span.start >= event.anchor.start]
        return bool(following) and self._stands_beside(min(following), event)

    def _stands_beside(self, span: Span, event: EventMark) -> bool:
        before = self._shadow[max(event.anchor.end, span.start - _REACH) : span.start]
        if event.type in _HOSTILE:
            beside = _IS_HELPED if event.type in _AHEAD else _IS_VICTIM
            return beside.search(before) is not None
        if _AGAINST.search(before):
            return not _AT_VICTIM.search(before) and not _LIFTED.search(before)
        own = self._shadow[event.anchor.end : span.start]
        acts = _ITS_ACTS.match(self._shadow, span.end, span.end + _REACH)
        return acts is not None and not _DIRECTLY.fullmatch(own)


def _outermost(spans: Sequence[Span]) -> list[Span]:
    return [one for one in spans if not any(o != one and o.covers(one) for o in spans)]
