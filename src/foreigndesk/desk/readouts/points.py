"""The points of an account: sentences of a readout, cut where one says several things."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from msgspec import Struct

from foreigndesk.desk.responses.telling import Passage, Telling
from foreigndesk.desk.wording import word_key
from foreigndesk.reading.lemmas import lemma
from foreigndesk.reading.marks import MentionForm
from foreigndesk.whoswho import load_whoswho

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’-](?=[^\W\d_]))*")
_CUT = (
    r"(?:;|,? and|,? while|, as well as|,)\s+(?:also\s+|again\s+|further\s+|both\s+)?"
    r"(?:[a-z]+ly\s+)?(?=(?:(?:the (?:two|president|prime minister|vice president|leaders|sides|"
    r"ministers)|they|he|she)\s+(?:also\s+)?)?(?:VERBS)\b)"
)
_NUMBER = re.compile(
    r"(?<![\w.,-])(?:[$€£]\s?)?(\d[\d,]*(?:\.\d+)?)(?:\s*(thousand|million|billion|trillion|percent|"
    r"per cent|%))?(?![\w-]*[a-z]{4,}\d)"
)
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        start=2,
    )
}
_BY_NAME = frozenset({MentionForm.NAME, MentionForm.ADJECTIVE, MentionForm.METONYM})
_COUNTED = re.compile(
    r"\s+(?:also\s+)?\w+ed\b|\s+(?:[\w-]+\s+){0,2}(?:leaders|presidents|sides|countries|nations|ministers|advisors|advisers|"
    r"officials|governments|men|principals|delegations|parties|heads|secretaries)\b"
)
"""Those who met, whom every account counts in its own way."""
_FEWEST = 1  # words that tell something, below which a stretch is no point of its own


class Point(Struct, frozen=True, kw_only=True):
    """One thing that an account says, at `[start, end)` of its report's text.

    `terms` are what it is about: keys of content words, and of whoever is named ("@Q1"). `by` are
    the names of its subject, `verb` the class of its verb ("urged"), `numbers` and `dates` as
    normalised text, `statuses` of its events ("AGREE planned"). `entries` are the ids of events
    and statements in it, `entry` the one that `why` opens best (None where it has none).
    """

    report: str
    number: int
    start: int
    end: int
    words: str
    terms: tuple[str, ...]
    verb: str | None
    by: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    statuses: tuple[str, ...]
    entries: tuple[str, ...]
    contact: bool = False

    @property
    def entry(self) -> str | None:
        """The id that opens the point's evidence."""
        return self.entries[0] if self.entries else None


def points_of(telling: Telling) -> tuple[Point, ...]:
    """Return the points of a report in order, its title and headings left out."""
    stretches = [
        stretch
        for passage in telling.passages
        if not passage.title
        for stretch in _stretches(telling, passage)
    ]
    return tuple(_point(telling, number, *stretch) for number, stretch in enumerate(stretches))


def _stretches(telling: Telling, passage: Passage) -> list[tuple[int, int, int]]:
    """Return start, end of the points of a sentence, and where its sentence starts."""
    cuts = [
        match.start()
        for match in _cut_pattern().finditer(telling.plain, passage.start, passage.end)
        if not telling.quoted(match.start())
    ]
    edges = [passage.start, *cuts, passage.end]
    found: list[tuple[int, int, int]] = []
    for start, end in pairwise(edges):
        begin = _skip(telling.plain, start, end)
        if len(_content(telling.plain, begin, end)) >= _FEWEST:
            found.append((begin, end, passage.start))
        elif found:
            found[-1] = (found[-1][0], end, passage.start)
    return found


def _skip(plain: str, start: int, end: int) -> int:
    """Step over the joint that a stretch begins with."""
    match = re.compile(r"[\s;,]*(?:and|while|as well as)?\s+|[\s;,]+").match(plain, start, end)
    return match.end() if match else start


def _point(telling: Telling, number: int, start: int, end: int, sentence: int) -> Point:
    acts = [act for act in telling.acts if start <= telling.anchor(act).start < end]
    said = [one for one in telling.said if start <= one.start < end]
    return Point(
        report=telling.report.id,
        number=number,
        start=start,
        end=end,
        words=telling.text[start:end].strip(),
        terms=_terms(telling, start, end),
        verb=verb_class(telling.plain[start:end]),
        by=_subject(telling, sentence, start, end),
        numbers=_numbers(telling, start, end),
        dates=_dates(telling, start, end),
        statuses=tuple(dict.fromkeys(f"{act.type} {act.status}" for act in acts)),
        entries=(*(act.id for act in acts), *(one.id for one in said)),
        contact=any(act.type == "CONSULT" for act in acts),
    )


def _terms(telling: Telling, start: int, end: int) -> tuple[str, ...]:
    named = [one for one in telling.names_in(start, end) if one.form in _BY_NAME]
    inside = {place for one in named for place in range(one.start, one.end)}
    words: list[str] = []
    for place, word in _content(telling.plain, start, end):
        country = _country(word) if telling.text[place].isupper() else None
        if country is not None:
            words.append(f"@{country}")
        elif place not in inside or not telling.text[place].isupper():
            key = word_key(word)
            words.append(_same().get(key, key))
    who = [f"@{one.party.country or one.party.key}" for one in named]
    return tuple(dict.fromkeys((*words, *who)))


def _country(word: str) -> str | None:
    """Return the country of a name of a place or people: "Gaza", "Kosovar"."""
    return load_whoswho().country(word.capitalize()) or load_whoswho().city(word)


def _content(plain: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return places and words that tell of the subject, without those of the verb of the point."""
    return [
        (match.start(), word)
        for match in _WORD.finditer(plain, start, end)
        if (word := match[0].removesuffix("’s")) not in _stop() and lemma(word) not in _verb_keys()
    ]


def _subject(telling: Telling, sentence: int, start: int, end: int) -> tuple[str, ...]:
    """Return the keys of whoever the point begins with, else its sentence."""
    for first, last in ((start, min(end, start + 60)), (sentence, min(end, sentence + 60))):
        names = telling.names_in(first, last)
        if names and names[0].start - first < _NEAR and "|" not in names[0].party.key:
            return (names[0].party.name,)
    return ()


_NEAR = 12  # characters before the subject, such as "In turn, "


def _numbers(telling: Telling, start: int, end: int) -> tuple[str, ...]:
    times = [time.span for time in telling.record.times if start <= time.span.start < end]
    found = [
        (match.start(), _normal(match[1], match[2]))
        for match in _NUMBER.finditer(telling.plain, start, end)
    ]
    found += [
        (match.start(), str(_NUMBER_WORDS[match[0]]))
        for match in _WORD.finditer(telling.plain, start, end)
        if match[0] in _NUMBER_WORDS and not _COUNTED.match(telling.plain, match.end())
    ]
    kept = [
        (place, value)
        for place, value in found
        if not any(span.start <= place < span.end for span in times)
    ]
    return tuple(dict.fromkeys(value for _, value in sorted(kept)))


def _normal(digits: str, scale: str | None) -> str:
    value = digits.replace(",", "").rstrip(".")
    unit = {"percent": "%", "per cent": "%"}.get(scale or "", scale or "")
    return f"{value} {unit}".strip()


def _dates(telling: Telling, start: int, end: int) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            f"{time.interval.start:%Y-%m-%d}" if time.value.count("-") > 1 else time.value
            for time in telling.record.times
            if start <= time.span.start < end and time.interval is not None
        )
    )


def verb_class(plain: str) -> str | None:
    """Return the class of the verb that comes first in a plain text; of one place, the longest."""
    found = [
        (match.start(), -len(match[0]), rank, name)
        for rank, (name, pattern) in enumerate(_verbs())
        if (match := pattern.search(plain))
    ]
    return min(found)[3] if found else None


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))


@cache
def _stop() -> frozenset[str]:
    return frozenset(_data()["stop"].split())


@cache
def _verb_keys() -> frozenset[str]:
    words = (word for row in _data()["verb"] for word in row["words"] if " " not in word)
    return frozenset(map(lemma, words)) - {lemma("concern")}


@cache
def _same() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _data()["same"]:
        for word in group["words"]:
            found.setdefault(word_key(word), word_key(group["words"][0]))
    return found


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["name"], re.compile(rf"(?<![\w-])(?:{'|'.join(_forms(row['words']))})(?![\w-])"))
        for row in _data()["verb"]
    )


def _forms(words: list[str]) -> list[str]:
    """Return the forms of verbs, the longest first."""
    forms = {word for word in words if " " in word}
    for word in words:
        if " " not in word:
            bare = word.removesuffix("e")
            forms |= {word, f"{word}s", f"{bare}ed", f"{bare}ing", f"{word}{word[-1]}ed"}
            if word.endswith("y"):
                forms |= {f"{word[:-1]}ied", f"{word[:-1]}ies"}
    return sorted(map(re.escape, forms), key=lambda form: (-len(form), form))


@cache
def _cut_pattern() -> re.Pattern[str]:
    """Return the joints before a verb that says something anew."""
    words = [word for row in _data()["verb"] for word in row["words"] if " " not in word]
    verbs = [form for form in _forms(words) if form.endswith(("ed", "ing"))] + ["told", "spoke"]
    return re.compile(_CUT.replace("VERBS", "|".join(verbs)))
