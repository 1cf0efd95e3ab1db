"""Generated news for measuring the desk at scale: reports of a made-up world that repeat acts.

How often things occur follows the real desk of 4,214 reports (2,347 of two newswires 1997-2006 and
1,867 of the White House 2021-2025, read with the encoder): events a report (0 to 44, skewed),
PLOVER types, dated (34 %) and placed (3 %) events, actors (Zipf, the first one a tenth of all),
recipients known (46 %), words of a clause (12), near-copies (4 % of reports), and how many reports
tell of a happening: 97.55 % one, 2.1 % two, 0.24 % three, 0.08 % four, the rest up to 24. That desk
is a thin sample of the news; `dense` has repeats as where everything is collected: Zipf with
exponent 2.2 up to 366 reports.
"""

import bisect
import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

Row = dict[str, Any]
FIRST_DAY = date(2020, 1, 1)
TYPES = (
    *("SUPPORT CONSULT AGREE ASSAULT REQUEST ACCUSE COERCE SANCTION AID REJECT RETREAT").split(),
    *("MOBILIZE PROTEST COOPERATE THREATEN CONCEDE").split(),
)
TYPE_WEIGHTS = (167, 162, 161, 127, 82, 74, 45, 34, 33, 29, 28, 18, 14, 10, 10, 6)
STATUSES = ("happened", "ongoing", "planned", "requested", "hypothetical", "denied")
STATUS_WEIGHTS = (70, 8, 11, 4, 6, 1)
REAL = {1: 23216, 2: 501, 3: 57, 4: 19, 5: 3, 7: 1, 23: 1, 24: 1}
DENSE = {n: n**-2.2 for n in range(1, 367)}
ACTORS, ACTS, PLACES, WORDS = 30_000, 4_000, 2_000, 25_000
COPIES = 0.04
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "ol")]
STATES = (
    "USA CHN RUS GBR FRA DEU JPN IND PAK IRN ISR PSE EGY TUR SAU SYR IRQ UKR POL ITA ESP BRA MEX "
    "CAN AUS KOR PRK IDN VNM THA MYS PHL BGD LKA NPL AFG KAZ UZB GEO ARM"
).split()
CODES = STATES + [a + b + c for a in "XYZQ" for b in "AEIOU" for c in "BCDFGHJK"]


class Drawn:
    """Draws numbers below a limit, the n-th with a weight of 1/(n+1)."""

    def __init__(self, limit: int, dice: random.Random) -> None:
        self._sums = list(itertools.accumulate(1 / (n + 1) for n in range(limit)))
        self._dice = dice

    def draw(self) -> int:
        """Return a number."""
        return bisect.bisect(self._sums, self._dice.random() * self._sums[-1])


class Happened(Struct):
    """An act of the made-up world, as accounts may tell it."""

    type: str
    status: str
    actor: int
    recipient: int
    act: str
    place: int | None
    day: date
    dated: bool
    words: list[str]


class World:
    """The made-up world, the same for the same seed."""

    def __init__(self, *, events: float, dense: bool, seed: int = 7) -> None:
        self._dice = random.Random(seed)
        self._events = events
        counts = DENSE if dense else REAL
        self._reports, self._report_weights = list(counts), list(counts.values())
        self._actors = Drawn(ACTORS, self._dice)
        self._acts = Drawn(ACTS, self._dice)
        self._words = Drawn(WORDS, self._dice)

    def days(self, reports: int, days: int) -> Iterator[list[Row]]:
        """Yield each day's reports, as rows of `reports` that hold their `events`."""
        due: dict[int, list[Happened]] = {}
        texts: list[str] = []
        number = 0
        for day in range(days):
            wanted = reports * (day + 1) // days - number
            while len(due.setdefault(day, [])) < wanted * self._events:
                happened = self._happen(FIRST_DAY + timedelta(days=day))
                for later in self._told():
                    due.setdefault(day + later, []).append(happened)
            told = due.pop(day)
            self._dice.shuffle(told)
            rows = [self._report(number + n, day, told, texts) for n in range(wanted)]
            due.setdefault(day + 1, []).extend(told)
            number += wanted
            yield rows

    def _told(self) -> list[int]:
        """Return how many days later each account of an act comes."""
        (count,) = self._dice.choices(self._reports, self._report_weights)
        return [0, *(self._dice.choice((0, 0, 0, 1, 1, 2)) for _ in range(count - 1))]

    def _happen(self, day: date) -> Happened:
        dice = self._dice
        return Happened(
            type=dice.choices(TYPES, TYPE_WEIGHTS)[0],
            status=dice.choices(STATUSES, STATUS_WEIGHTS)[0],
            actor=self._actors.draw(),
            recipient=self._actors.draw(),
            act=word(self._acts.draw() + WORDS),
            place=dice.randrange(PLACES) if dice.random() < 0.03 else None,
            day=day,
            dated=dice.random() < 0.34,
            words=[word(self._words.draw()) for _ in range(12)],
        )

    def _report(self, number: int, day: int, told: list[Happened], texts: list[str]) -> Row:
        dice = self._dice
        report = f"r{number:016x}"
        size = min(44, round(dice.lognormvariate(0, 0.8) * self._events / 1.377))
        published = FIRST_DAY + timedelta(days=day)
        events = [self._event(told.pop(), report, place) for place in range(min(size, len(told)))]
        body = " ".join(word(self._words.draw()) for _ in range(220))
        if texts and dice.random() < COPIES:
            body = f"{dice.choice(texts[-200:])} {body[:200]}"
        else:
            texts.append(body)
        clauses = ". ".join(event["evidence"] for event in events)
        return {
            "report_id": report,
            "published": published,
            "title": f"Report {number}",
            "publisher": f"Wire {dice.randrange(40)}",
            "text": f"{clauses}. {body}.",
            "reader": "generated",
            "record": "{}",
            "events": events,
        }

    def _event(self, happened: Happened, report: str, place: int) -> Row:
        dice = self._dice
        kept = dice.sample(happened.words, 8) + [word(self._words.draw()) for _ in range(3)]
        act = happened.act if dice.random() < 0.8 else word(self._acts.draw() + WORDS)
        evidence = f"{name(happened.actor)} {act} {name(happened.recipient)} {' '.join(kept)}"
        start = place * 150
        dated = {
            "starts": happened.day,
            "ends": happened.day + timedelta(days=1),
            "time_value": happened.day.isoformat(),
            "time_how": "own expression",
        }
        undated = {"starts": None, "ends": None, "time_value": None, "time_how": "unknown"}
        return {
            "report_id": report,
            "event_id": f"e{report[8:]}{place:08x}",
            "type": happened.type,
            "mode": None,
            "contexts": ["diplomatic"] if happened.type == "CONSULT" else [],
            "quad": 1 + TYPES.index(happened.type) % 4,
            "score": 1.5,
            "status": happened.status,
            "historical": False,
            **parties("actor", happened.actor if dice.random() < 0.74 else None, report),
            **parties("recipient", happened.recipient if dice.random() < 0.46 else None, report),
            **(dated if happened.dated else undated),
            "place": name(happened.place) if happened.place is not None else None,
            "per": [],
            "per_sources": [],
            "anchor": act,
            "evidence": evidence,
            "start_offset": start,
            "end_offset": start + len(evidence),
            "confidence": 0.8,
        }


def parties(part: str, actor: int | None, report: str) -> Row:
    """Return the columns of one actor, or of none: every third one is a state."""
    some = [] if actor is None else [actor]
    state = [n % 3 == 0 for n in some]
    codes = [CODES[n % len(CODES)] for n in some]
    return {
        f"{part}s": [name(n) for n in some],
        f"{part}_ids": [f"a{report[9:]}{n:x}" for n in some],
        f"{part}_keys": [c if s else f"Q{n}" for n, c, s in zip(some, codes, state, strict=True)],
        f"{part}_countries": codes,
        f"{part}_sectors": ["GOV" for _ in some],
    }


def word(number: int) -> str:
    """Return a made-up word."""
    first, rest = divmod(number, len(SYLLABLES))
    return SYLLABLES[rest] + SYLLABLES[first % len(SYLLABLES)] + SYLLABLES[(first * 7 + rest) % 112]


def name(number: int) -> str:
    """Return a made-up name."""
    return word(number + 200_000).capitalize()
