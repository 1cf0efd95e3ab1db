"""Whether the clause around a time expression looks back or ahead, from its verbs alone.

A tagger would be more exact and much slower; the nearest verb form before the expression (or,
failing that, after it) decides well enough for news English.
"""

import re
from enum import StrEnum

from foreigndesk.reading.times.lexicon import word_sets

_REACH = 240  # code points looked at on either side
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|'(?:ll|s|d)\b|[;\"]|``|''")
_SENTENCE_END = re.compile(r"(?:[a-z\d%)]{2,}|''|\")[.!?][\"')]*\s|\n\s*\n")
_TITLES = frozenset(
    """mr. mrs. ms. messrs. dr. gen. sen. sens. rep. reps. gov. lt. col. sgt. capt. cmdr. adm. maj.
    st. prof. rev. hon. pres. no. vs.""".split()
)
_SHORT = frozenset(  # short forms that may end a sentence too
    """
    jr. sr. co. corp. cos. inc. ltd. bros. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov.
    dec. mon. tues. tue. wed. thurs. thur. thu. fri. sat. sun. ave. est. ph. etc. ft. mt.
    """.split()
)
_NOT_VERBS_AFTER_TO = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "our"}
)


class Tense(StrEnum):
    """Where the clause looks."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


def _forms() -> dict[str, frozenset[str]]:
    return word_sets("verbs.toml")


def sentence_bounds(text: str, shadow: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around `[start, end)` begins and ends, roughly."""
    low = max(0, start - _REACH)
    first = low
    for mark in _SENTENCE_END.finditer(shadow, low, start):
        if not _is_short_form(text, mark):
            first = mark.end()
    for mark in _SENTENCE_END.finditer(shadow, max(end - 1, 0), end + _REACH):
        if not _is_short_form(text, mark):
            return first, mark.start() + 1
    return first, min(len(shadow), end + _REACH)


def _is_short_form(text: str, mark: "re.Match[str]") -> bool:
    """Whether the stop belongs to "Mr." or "Corp." and ends no sentence."""
    word = mark[0].strip()
    if word in _TITLES:
        return True
    return word in _SHORT and not text[mark.end() : mark.end() + 1].isupper()


def tense_around(text: str, shadow: str, start: int, end: int) -> Tense | None:
    """Return the tense of the clause around `[start, end)`, None where no verb tells.

    `shadow` is `text` in lower case, code point by code point.
    """
    first, last = sentence_bounds(text, shadow, start, end)
    before = _words(text, shadow, first, start)
    found = _looking_back(before)
    if found is None or (found is Tense.FUTURE and not _commits(before)):
        return _looking_on(_words(text, shadow, end, last)) or found
    return found


def _commits(words: list[str]) -> bool:
    """Whether more than a bare infinitive tells that the words look ahead."""
    forms = _forms()
    ahead = (
        forms["future"]
        | (forms["ahead"] - {"effort", "efforts"})
        | forms["appointed"]
        | forms["past"]
        | {"be", "am", "have", "has"}
    )
    return any(word in ahead or word.endswith("ed") for word in words)


def _words(text: str, shadow: str, first: int, last: int) -> list[str]:
    """Lower-case words of a stretch, without names (capital letter inside the sentence)."""
    words = []
    for found in _WORD.finditer(shadow, first, last):
        at = found.start()
        if text[at].isupper() and at > first + 2 and text[at - 1] not in "\"'`":
            continue
        words.append(found.group())
    return words


def _looking_back(words: list[str]) -> Tense | None:
    """The tense of the verb nearest before; none where "that" has just opened the clause."""
    if words[-1:] == ["that"]:
        return None
    infinitive = False
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word == ";":
            return None
        if _is_infinitive(words, place):
            infinitive = True
            if word != "be":
                continue
        if word == "to" or _is_noun(words, place):
            continue
        tense = (
            _governed(words, place)
            or _passive(words, place)
            or _tense_of(word, infinitive=infinitive)
        )
        if tense is not None:
            return tense
    return Tense.FUTURE if infinitive else None


def _is_infinitive(words: list[str], place: int) -> bool:
    word = words[place]
    led = words[place - 1] if place else ""
    return led == "to" and word not in _NOT_VERBS_AFTER_TO and not _is_only_past(word)


def _is_only_past(word: str) -> bool:
    """Whether a past form can't be a bare infinitive too, as "cut" and "quit" can."""
    return is_past(word) and word not in _forms()["unchanging"]


_POSSIBLE = frozenset({"could", "might", "may", "must"})
_NO_VERBS = frozenset({"not", "have", "be", "never", "only", "hardly"})
_BOUND = frozenset({"have", "has", "was", "were"})  # "has to go", "was to go"
_MODALS = frozenset({"will", "would", "shall", "'ll", "won't", "must", "may", "might", "should"})


def _binds(following: list[str]) -> bool:
    """Whether an infinitive follows, as in "was to arrive", "has to go"."""
    return following[:1] == ["to"] and not _NOT_VERBS_AFTER_TO.issuperset(following[1:])


def _governed(words: list[str], place: int) -> Tense | None:
    """The tense of a verb by the word before it: "didn't go", "will quit", "is meeting"."""
    word, led = words[place], words[place - 1] if place else ""
    if word in _NOT_VERBS_AFTER_TO:
        return None
    if led == "not" and place > 1 and words[place - 2] == "did":
        led = "did"
    if led in {"did", "didn't"} and word not in _forms()["ahead"]:
        return Tense.PAST
    ahead = (
        (led in _POSSIBLE and word not in _NO_VERBS)
        or ((led in _MODALS or led.endswith("'ll")) and word in _forms()["unchanging"])
        or (word in _BOUND and _binds(words[place + 1 : place + 3]))
        or (word.endswith("ing") and (led in {"is", "are", "am"} or led.endswith("'re")))
    )
    return Tense.FUTURE if ahead else None


_TO_COME = frozenset({"to", "will", "would", "shall", "'ll", "must", "may", "should"})
_APPOINTED = frozenset({"expected", "due", "scheduled", "slated"})


def _passive(words: list[str], place: int) -> Tense | None:
    """The tense of a participle under a form of "be": "to be held", "is expected", "are seen"."""
    word = words[place]
    auxiliaries = set(words[max(0, place - 3) : place])
    if word == "be":
        short = any(led.endswith("'ll") for led in auxiliaries)
        return Tense.FUTURE if short or _TO_COME & auxiliaries else None
    if not is_past(word) and word not in _forms()["ahead"]:
        return None
    if "be" in auxiliaries:
        return Tense.FUTURE if _TO_COME & auxiliaries else Tense.PAST
    if "been" in auxiliaries:
        return Tense.PAST
    if word == "set" and words[place + 1 : place + 2] in (["for"], ["to"]):
        return Tense.FUTURE
    return _appointed(words, place) if word in _APPOINTED else _seen(word, auxiliaries)


def _seen(word: str, auxiliaries: set[str]) -> Tense | None:
    """The tense of a participle under "is" or "are"."""
    if not {"is", "are", "being", "'s"} & auxiliaries or not is_past(word):
        return None
    return Tense.FUTURE if word in _forms()["ahead"] else Tense.PRESENT


def _appointed(words: list[str], place: int) -> Tense | None:
    """Tell: "is due", "was expected", "talks due" look ahead; "wounds due to a blast" does not."""
    if {"is", "are", "was", "were", "'s"}.intersection(words[max(0, place - 3) : place]):
        return Tense.FUTURE
    causal = words[place] == "due" and words[place + 1 : place + 2] == ["to"]
    return None if causal or words[place] == "expected" else Tense.FUTURE


def _tense_of(word: str, *, infinitive: bool) -> Tense | None:
    forms = _forms()
    if word in forms["future"] or word.endswith("'ll"):
        return Tense.FUTURE
    if infinitive and word in forms["ahead"]:
        return Tense.FUTURE
    if word in forms["appointed"]:
        return Tense.FUTURE
    if is_past(word):
        return Tense.PAST
    if word in forms["present"]:
        return Tense.PRESENT
    return None


def _looking_on(words: list[str]) -> Tense | None:
    for place, word in enumerate(words):
        if word == ";":
            return None
        if word == "'s" and not place:  # "Sunday's vote"
            continue
        following = words[place + 1 : place + 3]
        if word in {"is", "are"} and _forms()["ahead"].intersection([*following, ""]):
            return Tense.FUTURE
        if following[:1] == ["to"] and (word in {"is", "are"} or word in _forms()["ahead"]):
            return Tense.PAST if is_past(word) and word != "set" else Tense.FUTURE
        tense = None if _is_noun(words, place) else _tense_of(word, infinitive=False)
        if tense is not None:
            return tense
    return None


def _is_noun(words: list[str], place: int) -> bool:
    """Whether a word such as "vote", "visit", "end" is a noun here."""
    led = words[place - 1] if place else ""
    return words[place] in _forms()["appointed"] and (
        led in _NOT_VERBS_AFTER_TO | _BEFORE_NOUNS or led.endswith("'s")
    )


_BEFORE_NOUNS = frozenset(
    {"'s", "of", "for", "in", "after", "before", "on", "at", "by", "first", "next"}
)


def is_past(word: str) -> bool:
    """Tell whether a lower-case word has the form of a past tense or a past participle."""
    forms = _forms()
    if word in forms["past"]:
        return True
    return word.endswith("ed") and len(word) > 4 and word not in forms["not_past"]
