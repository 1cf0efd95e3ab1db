"""Which event of a sentence a time expression dates: clauses, sayings, noun phrases.

The word lists are in `binding.toml`.
"""

import itertools
import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.times.lexicon import word_sets
from foreigndesk.reading.times.tense import is_past

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|\d+|[;,()]")
_NAME_IN_ED = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]*ed\b")
_FAR = 130  # code points beyond which a time and an act are not read together
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "s"})


class Place(Struct, frozen=True):
    """One event in its sentence: lower-case sentence text and positions within it."""

    shadow: str
    offset: int
    anchor: Span

    def words(self, start: int, end: int) -> list[str]:
        """Return the words between two places of the sentence."""
        return _WORD.findall(self.shadow, max(start, 0), max(end, 0))


def lists() -> dict[str, frozenset[str]]:
    """Return the word lists that decide about clauses."""
    return word_sets("binding.toml")


@cache
def eras() -> re.Pattern[str]:
    """Return the pattern of what places an event in history without a date."""
    names = "|".join(re.escape(name) for name in sorted(lists()["eras"]))
    ago = "|".join(re.escape(name) for name in sorted(lists()["long_ago"]))
    led = r"(?:during|in|after|before|since|throughout|under|amid|of|from)\s+(?:the\s+)?"
    return re.compile(rf"\b(?:{led}(?:{names})|{ago})\b(?!-)")


def in_history(place: Place) -> bool:
    """Whether the words place the anchor in history ("during World War II", "decades ago")."""
    return any(
        binds(place.shadow, place.anchor, Span(*found.span()))
        for found in eras().finditer(place.shadow)
    )


def unnamed(text: str, shadow: str) -> str:
    """Return the shadow with names in -ed ("Mohamed") defaced, so that none looks like a verb."""
    for name in _NAME_IN_ED.finditer(text):
        shadow = shadow[: name.end() - 2] + "xx" + shadow[name.end() :]
    return shadow


def distance(one: Span, other: Span) -> int:
    """Return how many code points lie between two spans."""
    return max(other.start - one.end, one.start - other.end, 0)


def binds(shadow: str, anchor: Span, time: Span) -> bool:
    """Tell whether words of time ("during World War II") place the event named by `anchor`.

    All spans are offsets into `shadow`, the sentence in lower case. A time beside a verb of saying
    dates the saying; one before a noun ("the Cold War treaty") or right after an event noun dates
    that noun.
    """
    place = Place(shadow, 0, anchor)
    before = place.words(time.start - 40, time.start)
    if before[-1:] == ["for"] and lists()["planning"].isdisjoint(before[-3:-1]):
        return False  # "gas delivery for 2007"
    noun_end = modified_noun(shadow, time)
    if noun_end is not None:
        inside = time.end <= anchor.start < noun_end
        return inside or _sets_scene(place, time, noun_end)
    if dates_object(place, time):
        return False
    return _same_clause(place, time)


def _sets_scene(place: Place, time: Span, noun_end: int) -> bool:
    """Whether "in a December interview" is where the act of the main verb was done."""
    if is_noun(place):
        return False
    phrase = place.words(time.end, noun_end)
    led = re.search(
        r"\b(?:in|at|during)\s+(?:a|an|the|his|her|its)\s+$", place.shadow[: time.start]
    )
    if led is None or lists()["occasions"].isdisjoint(phrase):
        return False
    return not crosses(place, place.anchor, Span(time.start, noun_end))


def dates_object(place: Place, time: Span) -> bool:
    """Tell whether an event noun governed by a verb of attitude stands between anchor and time."""
    if first_word(place) not in lists()["attitudes"] or time.start < place.anchor.end:
        return False
    return not lists()["nouns"].isdisjoint(place.words(place.anchor.end, time.start))


def modified_noun(shadow: str, time: Span) -> int | None:
    """Where the noun phrase ends that a time stands before; None if it stands before none."""
    if shadow[time.end : time.end + 2] == "'s":
        after = time.end + 2
    else:
        word = re.search(r"([a-z]+)\s+$", shadow[: time.start])
        if word is None or not (word[1] in _DETERMINERS or _before_event(shadow, word[1], time)):
            return None
        after = time.end
    following = re.match(r"(?:,?\s+[a-z-]+)(?:\s+[a-z-]+){0,3}", shadow[after:])
    if following is None:
        return None
    end = after
    for word in re.finditer(r",?\s+([a-z-]+)", following[0]):
        if word[1] in lists()["phrase_ends"]:
            break
        end = after + word.end()
    return end if end > after else None


def _before_event(shadow: str, led: str, time: Span) -> bool:
    """Whether an adjective stands before and an event noun after: "brutal May 7 attack"."""
    if led in _GOVERNING | {"at", "during", "since", "until"} or is_past(led):
        return False
    if led in lists()["sayings"] or not led.endswith(_ADJECTIVE_ENDINGS):
        return False
    following = re.findall(r"[a-z-]+", shadow[time.end : time.end + 40])[:3]
    return not lists()["nouns"].isdisjoint(following)


def _same_clause(place: Place, time: Span) -> bool:
    """Whether no clause border parts anchor and time, and the time is not the saying's."""
    anchor = place.anchor
    if is_saying(place.shadow[anchor.start : anchor.end]):
        return _beside(place, anchor, time) or not crosses(place, anchor, time)
    saying = saying_beside(place, time)
    if saying is not None and not saying.overlaps(anchor):
        return False
    return not crosses(place, anchor, time)


def is_saying(word: str) -> bool:
    """Whether a word is a verb of saying."""
    return word in lists()["sayings"]


def _beside(place: Place, anchor: Span, time: Span) -> bool:
    left, right = min(anchor.end, time.end), max(anchor.start, time.start)
    return len(place.words(left, right)) <= 3


def saying_beside(place: Place, time: Span) -> Span | None:
    """The verb of saying that a time stands beside ("said on Monday that", "Monday said")."""
    head = place.shadow[max(0, time.start - 60) : time.start]
    base = max(0, time.start - 60)
    for found in reversed(list(re.finditer(r"[a-z]+", head))):
        if (
            found.group() in lists()["openers"]
            or len(place.words(base + found.end(), time.start)) > 6
        ):
            break
        if is_saying(found.group()):
            between = place.words(base + found.end(), time.start)
            if _only_setting(between):
                return Span(base + found.start(), base + found.end())
            break
    after = re.match(r"\s+(?:[a-z]+\s+)?([a-z]+)", place.shadow[time.end :])
    if after and is_saying(after[1]):
        return Span(time.end + after.start(1), time.end + after.end(1))
    return None


def _only_setting(words: Sequence[str]) -> bool:
    """Whether words between saying and time only tell where and to whom it was said."""
    return all(word in lists()["setting"] for word in words)


def crosses(place: Place, one: Span, other: Span) -> bool:
    """Whether a clause border, or another event, parts anchor and time."""
    left, right = min(one.end, other.end), max(one.start, other.start)
    words = place.words(left, right)
    if right - left > _FAR:
        return True
    if place.anchor.end <= left:  # the time follows
        if _takes_place(place, words):
            return False
        return _opens_clause(words) or bool(verbs_of(words)) or _commits(place, words)
    words = _without_simultaneous(words)
    if _opens_clause(words) or _in_aside(place, left, words):
        return True
    own = _without_auxiliaries(words) if right == place.anchor.start else words
    return _crosses_on(place, left, own)


def _crosses_on(place: Place, left: int, words: Sequence[str]) -> bool:
    """The same where the time comes first and ends at `left`: by the form of the anchor."""
    verbs = verbs_of(words)
    if is_noun(place):
        return not _opens_with(place, left, words, verbs)
    if is_infinitive(place):
        return not (_is_appointed(place) or _is_purpose(place))
    return _is_gerund(place) or (bool(verbs) and not _is_coordinated(place, words))


def _opens_with(place: Place, left: int, words: Sequence[str], verbs: Sequence[str]) -> bool:
    """Whether a time before an event noun dates it: "on Monday talks began", "today's vote"."""
    if verbs:
        return len(verbs) == 1 and verbs[0] in lists()["holding"]
    if "during" in words[:1]:  # "in 1966 during the discussions"
        return True
    return len(words) <= 2 or not verbs_of(place.words(left - 90, left))


_ASIDE = re.compile(r",\s+(?:who|which|where|whose|when)\b[^,]*$")


def _without_simultaneous(words: list[str]) -> list[str]:
    """The words after a time, less the "when" or "as" that tells what happened at the same time."""
    for index, word in enumerate(words[:4]):
        if word in {"when", "where"} or (word == "as" and words[index + 1 : index + 2] != ["well"]):
            return words[index + 1 :]
    return words


_FRONTED = re.compile(
    r"[\W_]*(?:after|following|before|since|until|despite|amid|although|though|while|when|because|if)"
    r"\b[^,]*$"
)


def _in_aside(place: Place, left: int, words: Sequence[str]) -> bool:
    """Whether the time stands in a clause or phrase that a comma closes before the anchor.

    "Envoy Ng, who left in May, said"; "following their talks in May, the two agreed".
    """
    if "," not in words:
        return False
    before = place.shadow[max(0, left - 160) : left]
    return _ASIDE.search(before) is not None or _FRONTED.match(before) is not None


def _opens_clause(words: Sequence[str]) -> bool:
    openers, sayings = lists()["openers"], lists()["sayings"]
    for index, word in enumerate(words):
        if word == ";" or word in sayings:
            return True
        if word in openers:
            return not (word == "as" and words[index + 1 : index + 2] in (["well"], ["part"]))
    return False


def verbs_of(words: Sequence[str]) -> list[str]:
    """The finite verbs among words: past forms and auxiliaries that no determiner precedes."""
    found = []
    for index, word in enumerate(words):
        led = words[index - 1] if index else ""
        if word in lists()["auxiliaries"] or (is_past(word) and led not in _DETERMINERS):
            found.append(word)
    return found


def _without_auxiliaries(words: Sequence[str]) -> Sequence[str]:
    """The words up to the anchor, less the auxiliaries that belong to it."""
    own = lists()["auxiliaries"] | lists()["between_verbs"]
    end = len(words)
    while end and words[end - 1] in own:
        end -= 1
    return words[:end]


def first_word(place: Place) -> str:
    """Return the first word of the anchor."""
    return place.shadow[place.anchor.start : place.anchor.end].split(" ")[0]


def led_by(place: Place) -> str:
    """Return the word before the anchor; nothing where it opens the sentence."""
    before = place.words(place.anchor.start - 24, place.anchor.start)
    return before[-1] if before else ""


def is_noun(place: Place) -> bool:
    """Whether the anchor names its event by a noun."""
    word, led = first_word(place), led_by(place)
    if is_past(word) or led in {"to", "will", "would"}:
        return False
    if word in lists()["nouns"] or word.endswith(_NOUN_ENDINGS):
        return True
    return led in _DETERMINERS or (led in _GOVERNING and not word.endswith("ing"))


def is_foreground(place: Place) -> bool:
    """Whether the sentence tells the anchor itself, and not something about an earlier event.

    A verb does; a noun only as the subject ("a blast killed nine") or as what was held ("they held
    talks"): "condemned the attack", "aid after the attack" speak of something known.
    """
    if not is_noun(place):
        return True
    before = place.words(0, place.anchor.start)
    if not lists()["attitudes"].isdisjoint(before):
        return False
    verbs = verbs_of(before)
    if verbs:
        return verbs[-1] in lists()["holding"]
    return lists()["backgrounds"].isdisjoint(before[-5:])


def is_infinitive(place: Place) -> bool:
    """Whether the anchor is an infinitive with "to"."""
    before = place.words(place.anchor.start - 24, place.anchor.start)[-2:]
    return "to" in before and not is_past(first_word(place))


def _is_gerund(place: Place) -> bool:
    return first_word(place).endswith("ing") and led_by(place) in _GOVERNING


def _is_appointed(place: Place) -> bool:
    """Whether an infinitive hangs on a verb of planning ("is due Friday to speak")."""
    before = place.words(place.anchor.start - 70, place.anchor.start)
    place_of_to = len(before) - 1 - before[::-1].index("to")
    governors = before[max(0, place_of_to - 3) : place_of_to]
    return not lists()["planning"].isdisjoint(governors)


def _commits(place: Place, words: Sequence[str]) -> bool:
    """Whether the time is that of an act agreed to or asked for ("agreed to meet on Friday")."""
    if first_word(place) not in word_sets("verbs.toml")["ahead"]:
        return False
    pairs = itertools.pairwise(words)
    return any(one == "to" and other not in _DETERMINERS for one, other in pairs)


def _takes_place(place: Place, words: Sequence[str]) -> bool:
    """Whether the words after an event noun say that it takes place ("the war broke out in")."""
    if not is_noun(place):
        return False
    words = [word for word in words if word not in {"that", "which", ","}]
    verbs = verbs_of(words)
    return bool(verbs) and words.index(verbs[0]) <= 3 and lists()["occurring"].issuperset(verbs)


def _is_purpose(place: Place) -> bool:
    """Whether an infinitive tells why a contact was made ("spoke today with X to thank him")."""
    before = place.words(place.anchor.start - 160, place.anchor.start)
    verbs = [word for word in before if is_past(word)]
    return bool(verbs) and verbs[-1] in lists()["contacts"]


def _is_coordinated(place: Place, words: Sequence[str]) -> bool:
    """Whether the anchor goes on a row of verbs ("raided two homes and searched")."""
    tail = words[-3:]
    return is_past(first_word(place)) and ("and" in tail or "," in tail[-1:])


_ADJECTIVE_ENDINGS = ("al", "ous", "ent", "ic", "ful", "ive", "ly", "id", "ing", "ble")
_NOUN_ENDINGS = ("tion", "tions", "ment", "ments", "sion", "sions", "ance", "ence", "ency", "ity")
_GOVERNING = frozenset(
    {"of", "for", "in", "amid", "over", "against", "by", "from", "without", "with", "on", "despite"}
)


_IRREALIS = frozenset(
    {"will", "shall", "would", "to", "can", "could", "may", "might", "must", "should", "'ll"}
)


def tense_of(place: Place) -> str:
    """Return the anchor's tense: "past", "perfect", "pluperfect", "ahead" or "plain"."""
    before = place.words(place.anchor.start - 36, place.anchor.start)[-4:]
    word = place.shadow[place.anchor.start : place.anchor.end].split(" ")[0]
    if _IRREALIS.intersection(before[-3:]):
        return "ahead"
    if "had" in before:
        return "pluperfect"
    if {"has", "have"}.intersection(before):
        return "perfect"
    if is_past(word):
        return "past"
    return "plain"
