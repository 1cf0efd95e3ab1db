"""The grammar: one regular expression for each family of time expressions.

All are matched at a given place of the lower-case shadow of the text (`scan.shadow_of`), so that
none has to search. The name of a rule is the name of its handler in `rules`.
"""

import re
from collections.abc import Iterable
from functools import cache

from foreigndesk.reading.times.feasts import feast_pattern
from foreigndesk.reading.times.lexicon import lexicon, vague

_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|one|two|three|four|five|six|seven|eight|nine"
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
_SMALL = rf"(?:{_TENS}|{_TEENS})"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:[ -]\d/\d)?|\d/\d"
    rf"|(?:{_SMALL}|a) (?:hundred|thousand)(?: and {_SMALL})?|{_SMALL}"
    r"|half an?|several|many|a few|few|(?:a )?couple of|a couple|dozens of|hundreds of|scores of|an?)"
)
_SPELLED_YEAR = (
    rf"(?:(?:sixteen|seventeen|eighteen|nineteen|twenty)[ -]{_TENS}"
    rf"|(?:seventeen|eighteen|nineteen|twenty)[ -](?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
    rf"|two thousand(?: (?:and )?{_SMALL})?)"
)
_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_PART_WORDS = "morning|afternoon|evening|night"
_CLOCK = (
    r"(?:\d{1,2}(?:[:.][0-5]\d)?(?::[0-5]\d)?\s*(?:a\.m\.|p\.m\.|am\b|pm\b)"
    r"|\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?hours\b)?|\d{1,2} o'clock|[0-2]\d[0-5]\d(?= ?gmt| hours)(?: hours)?)"
)
_ORDINAL = (
    r"(?:\d{1,4}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth|twentieth|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-[a-z]+th"
    r"|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth)"
)
_POINT_MOD = (
    r"early in|late in|earlier in|later in|early|earlier|late|later|sometime|mid"
    r"|(?:the |at the )?(?:very )?(?:start|beginning|end|middle|close|early part|latter part) of"
)
_APPROX = (
    r"nearly|almost|about|around|approximately|roughly|some|not quite|less than|fewer than|under"
    r"|barely|more than|well over|over|at least|no less than|as (?:much|many|long) as|up to|at most"
    r"|no more than|a (?:maximum|minimum) of"
)


def alternatives(words: Iterable[str]) -> str:
    """Return the words as one alternation, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _abbreviable(words: Iterable[str]) -> str:
    """As `alternatives`, with a full stop allowed after short forms."""
    shapes = []
    for word in sorted(words, key=len, reverse=True):
        short = len(word) <= 5 and word not in {"march", "april", "may", "june", "july"}
        shapes.append(word + (r"\b\.?" if short else r"\b"))
    return "|".join(shapes)


class _Parts:
    """Alternations that depend on the lexicon."""

    def __init__(self) -> None:
        words = lexicon()
        self.month = f"(?:{_abbreviable(words.months)})"
        self.weekday = f"(?:{_abbreviable(words.weekdays)})"
        self.unit = f"(?:{alternatives(words.units)})"
        self.single = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)"
        self.plural = (
            r"(?:seconds|minutes|hours|days|weeks|weekends|fortnights|months|quarters|years"
            r"|decades|centuries|millennia)"
        )
        self.zone = f"(?:{alternatives(words.zones)})"
        self.season = f"(?:{alternatives(words.seasons)})"
        self.adverb = f"(?:{alternatives(words.adverbs)})"
        self.vague = f"(?:{alternatives(vague())})"
        self.decade = f"(?:{alternatives(words.decades)})"


@cache
def rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rules as (handler name, pattern); of several that match the longest wins."""
    part = _Parts()
    shapes = [*_dates(part), *_relatives(part), *_lengths(part), *_clocks(part), *_rest(part)]
    return tuple((name, re.compile(shape)) for name, shape in shapes)


def _dates(part: _Parts) -> list[tuple[str, str]]:
    mod = rf"(?:(?P<mod>{_POINT_MOD})[ -])?"
    year = rf"(?P<year>\d{{4,5}}(?!\d)|{_SPELLED_YEAR}|'\d\d\b|(?:last|this|next|that) year)"
    return [
        (
            "iso",
            r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[t ](?P<clock>\d\d:\d\d(?::\d\d)?)z?)?\b",
        ),
        ("slashed", r"(?P<a>\d{1,4})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4,5}|\d{2})\b"),
        (
            "month_day",
            rf"(?:(?P<mod>early|late|earlier|later)\s+)?(?:(?:last|next|this) )?(?:(?P<weekday>{part.weekday})(?:\s+(?P<part>{_PART_WORDS}))?,?\s+)?"
            rf"(?P<month>{part.month})\s+(?:the )?(?P<day>\d{{1,2}}|{_ORDINAL})(?:st|nd|rd|th)?(?![\d:/%]|[.,]\d)\b"
            rf"(?:\s*(?P<sep>-|to|through|until|and|or)\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:/%]|[.,]\d|\s+(?:{part.month}|[a-z]+s\b|people|percent)))?"
            rf"(?:,?\s+(?:of )?{year})?",
        ),
        (
            "day_month",
            rf"(?:(?P<weekday>{part.weekday}),?\s+)?(?:the\s+)?(?P<day>\d{{1,2}}|{_ORDINAL})(?:st|nd|rd|th)?\b"
            rf"(?:\s*(?P<sep>-|to|through|until|and|or)\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?"
            rf"\s+(?:of\s+)?(?P<month>{part.month})(?:,?\s+{year})?",
        ),
        (
            "month",
            rf"{mod}(?P<rel>last|next|this past|this|the past|the following|the previous|every|each|the)?(?<=\b)\s*"
            rf"(?P<month>{part.month})(?!\s+\d{{1,2}}\b)(?:,?\s+(?:of )?{year})?",
        ),
        (
            "year",
            rf"{mod}(?P<lead>(?:the )?(?:fiscal|calendar|financial)(?: year)?(?: ended| ending)?|the years?|)(?:(?<=\w)\s+|(?<!\w))"
            rf"(?P<year>{_YEAR}|{_SPELLED_YEAR}|\d{{5}}(?!\d))(?!\d|[,.]\d|'s\b|s\b|[%/])(?:(?P<sep>-|/)(?P<year2>\d{{4}}|\d{{2}})(?!\d))?(?P<later> or later| or earlier)?\b",
        ),
        (
            "decade",
            rf"(?:(?P<mod>early|mid|late|the (?:first|second|last|early|late|end|start|beginning)(?: half| part)? of)[ -])?"
            rf"(?:the )?(?:(?P<mod2>early|mid|late|middle)[ -])?(?:(?P<digits>(?:1[5-9]|20)\d|'?\d)0'?s|(?P<word>{part.decade}))\b",
        ),
        (
            "century",
            rf"(?:the )?(?:(?P<mod>early|mid|late)[ -])?(?P<nth>{_ORDINAL}|last|this|next|the past)[ -]century(?P<bc> b\.?c\.?)?",
        ),
        ("turn", r"(?:the )?turn of the century"),
    ]


def _relatives(part: _Parts) -> list[tuple[str, str]]:
    mod = rf"(?:(?P<mod>{_POINT_MOD})[ -])?"
    back = (
        r"the last|the past|this past|the next|this coming|the coming|the upcoming|the following|the previous"
        r"|the prior|the preceding|the same|the very same|the current|the present|the latest|the most recent|the other"
        r"|that same|this same|last|past|next|this|that|coming|previous|following|current|upcoming"
    )
    nth = r"first|second|third|fourth|fiscal-first|fiscal-second|fiscal-third|fiscal-fourth|final"
    return [
        (
            "weekday",
            rf"{mod}(?P<rel>{back}|every|each|the)?(?<=\b)\s*(?P<weekday>{part.weekday})(?P<plural>s(?!\w))?"
            rf"(?:\s+(?P<part>{_PART_WORDS}|noon|midnight)(?P<plural2>s)?\b)?",
        ),
        (
            "deictic",
            rf"(?:(?P<mod>early|late|earlier|later)\s+)?(?:(?P<part2>mid-?morning|mid-?afternoon|noon|midnight)\s+)?(?P<side>the day (?:before|after) |day (?:before|after) )?"
            rf"(?P<day>today|tonight|yesterday|tomorrow)(?:\s+(?P<part>{_PART_WORDS}))?\b",
        ),
        (
            "day_before",
            rf"(?:the )?day (?P<side>before|after) (?=(?:last |next )?{part.weekday})(?P<rel>last |next )?(?P<weekday>{part.weekday})",
        ),
        (
            "unit",
            rf"{mod}(?P<rel>{back})\s+(?:(?P<fiscal>fiscal|calendar|financial|trading|business|academic|school|working)\s+)?(?P<unit>{part.single})\b(?!-)",
        ),
        (
            "side_day",
            r"(?:the )?(?:(?P<rel>next|following|previous|same|very next|preceding) (?P<unit>day|morning|afternoon|evening|night)|(?P<unit2>day|week|month|year|night|morning) (?P<side>before|after|earlier)(?: last)?)\b",
        ),
        (
            "week_of",
            rf"the week (?:of|beginning|starting) (?P<month>{part.month})\s+(?P<day>\d{{1,2}})(?!\d)",
        ),
        (
            "plain_unit",
            rf"{mod}(?:the|its|his|their)\s+(?P<fiscal>fiscal )?(?P<unit>day|week|weekend|month|quarter|year|season|half|decade|century)\b(?!-)",
        ),
        ("bare_weekend", r"weekend\b"),
        (
            "quarter",
            rf"(?:the|its|their|this year's|last year's|next year's|(?P<poss>this|last|next) year's)?(?<=\b)\s*(?P<pre>latest|current|{_YEAR})?(?<=\b)\s*(?:(?:fiscal|financial|calendar)[ -])?(?P<nth>{nth})[ -](?P<unit>quarter|half)s?\b"
            rf"(?:\s+(?:of )?(?:(?:the|its) )?(?:fiscal )?(?P<year>{_YEAR}|last year|this year|next year|the year))?",
        ),
        (
            "year_quarter",
            rf"(?:the|its)?(?<=\b)\s*(?:(?P<year>{_YEAR})|(?P<rel>last|this|next) year's) (?P<unit>quarter|half|period)\b",
        ),
        (
            "q",
            rf"(?P<mod>)q(?P<n>[1-4])(?: (?:of )?(?P<year>{_YEAR}))?\b|h(?P<h>[12]) (?P<year2>{_YEAR})\b",
        ),
        (
            "year_ago",
            r"(?:the |its )?(?:comparable |same |corresponding )?(?:year-ago|year-earlier|prior-year|previous-year)(?:\s+(?:(?P<nth>first|second|third|fourth) )?(?P<unit>quarter|period|half))?\b",
        ),
        (
            "same_period",
            r"(?:the )?(?P<same>same|corresponding|comparable|like|latest|year-ago) (?P<unit>period|quarter|time|month)(?: (?:of )?(?P<tail>last year|a year ago|a year earlier|the previous year|the year before))?\b",
        ),
        ("quarter_ago", r"the quarter (?:a year ago|last year|a year earlier)\b"),
        (
            "season",
            rf"{mod}(?P<rel>{back}|every|each|the)?(?<=\b)\s*(?P<season>{part.season})\b(?:(?: of|,)?\s+(?P<year>{_YEAR}))?",
        ),
        (
            "part",
            rf"(?:(?P<mod>early|late|earlier|later) )?(?P<rel>this|that|last|the same|the next|the following|the previous|the)\s+(?:(?P<mod2>early|late|mid)[ -])?(?P<part>{_PART_WORDS}|dawn)\b(?:\s+of\s+(?=(?P<weekday>{part.weekday})|(?P<month>{part.month})))?",
        ),
        ("mid_part", rf"(?:(?P<mod>mid|early|late)[ -]?)(?P<part>{_PART_WORDS})\b"),
        (
            "year_end",
            r"(?:(?:the )?(?:year|month|week|quarter)(?:'s)?[ -]end|the end of the (?P<unit2>year|month|week|quarter)|the year's end|(?:this|last|next) year-end)\b",
        ),
    ]


def _lengths(part: _Parts) -> list[tuple[str, str]]:
    approx = rf"(?:(?:just |only |for )?(?P<mod>{_APPROX})\s+)?"
    filler = r"(?:(?:more|full|straight|consecutive|successive|trading|working|business|long|whole|solid|additional|extra|other|calendar|fiscal|further) )?"
    unit = rf"(?P<unit>{part.unit})\b"
    return [
        (
            "ago",
            rf"{approx}(?P<n>{_NUMBER})\s+{filler}{unit}(?: and a half)? (?P<side>ago|earlier|previously|before|from now|hence)\b",
        ),
        ("units_ago", rf"(?P<unit>{part.plural}) (?P<side>ago|earlier|before|from now)\b"),
        (
            "length",
            rf"{approx}(?P<n>{_NUMBER})(?:(?:\s+(?:to|or|and)\s+|-to-|-)(?P<n2>\d+|{_SMALL}))?(?:\s+|-){filler}{unit}(?P<half>\s+and\s+a\s+half)?"
            rf"(?P<old>[- ](?:old|olds)\b)?(?P<long>-long\b)?"
            rf"(?:(?:,| and|, and) (?P<m>{_NUMBER})\s+(?P<munit>{part.unit})\b(?!-))?(?: (?P<period>period|span)\b)?",
        ),
        (
            "span",
            rf"{approx}(?:each of )?(?P<the>the\s+|these\s+|those\s+)?(?P<side>past|last|next|coming|previous|first|following|latest|final|preceding|subsequent|recent|opening|intervening|prior)\s+"
            rf"(?:(?P<n>{_NUMBER})\s+)?{filler}(?P<unit>{part.plural})\b(?P<and> and {part.plural})?",
        ),
        (
            "the_length",
            rf"(?:the|these|those) (?P<n>{_SMALL}|\d+)[ -](?P<unit>{part.unit})\b(?P<period> (?:period|span)\b)?",
        ),
        ("ahead", rf"the (?P<unit>{part.plural}) (?P<side>ahead|to come)\b"),
        ("plural", rf"(?P<unit>{part.plural})\b(?P<long>-long\b)?(?P<old>-old\b)?"),
        ("single_long", r"(?P<unit>day|week|weekend|month|year|decade|century|hour)s?-?long\b"),
    ]


def _clocks(part: _Parts) -> list[tuple[str, str]]:
    zone = rf"(?:,?\s*\(?(?P<zone>{part.zone})\b\)?)?"
    day = (
        rf"(?:,?\s+(?:on\s+)?(?P<date>(?:(?P<weekday>{part.weekday})(?:,?\s+(?P<month>{part.month})\s+(?P<day>\d{{1,2}})(?!\d)(?:,\s+(?P<year>\d{{4}}))?)?)"
        rf"|(?P<month2>{part.month})\s+(?P<day2>\d{{1,2}})(?!\d)(?:,\s+(?P<year2>\d{{4}}))?|today|yesterday|tomorrow))?"
    )
    return [
        (
            "clock",
            rf"(?:(?P<mod>about|around|shortly before|shortly after|just after|just before) )?(?P<clock>{_CLOCK}|noon\b|midnight\b|midday\b){zone}"
            rf"(?P<inday>\s+(?:in the|this) (?:morning|afternoon|evening)|\s+at night)?{day}",
        ),
    ]


def _rest(part: _Parts) -> list[tuple[str, str]]:
    return [
        (
            "every",
            rf"(?:almost |nearly )?(?P<each>every|each|per|once an?|twice an?|(?:three|four|five|several|\d+) times an?)\s+(?P<other>other|{_NUMBER}|{_ORDINAL})?(?<=\b)\s*"
            rf"(?:(?P<unit>{part.unit})|(?P<weekday>{part.weekday})|(?P<month>{part.month})|(?P<part>{_PART_WORDS}))\b(?: (?P<part2>{_PART_WORDS})\b)?",
        ),
        (
            "rate",
            r"(?P<a>an?) (?P<unit>day|week|month|quarter|year|hour|minute|night)\b(?! (?:ago|earlier|before|later|after|of|and a half|from|old))",
        ),
        ("adverb", rf"(?P<adverb>{part.adverb})\b"),
        ("vague", rf"(?P<words>{part.vague})\b"),
        ("overnight", r"overnight\b"),
        ("feast", feast_pattern()),
    ]
