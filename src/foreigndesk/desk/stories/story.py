"""A story: reports that belong together, its title, and who it is mainly about."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from hashlib import blake2b

from msgspec import Struct

from foreigndesk.desk.stories.linking import Link

_ACTORS = 6
_COUNTRIES = 5
_TERMS = 8
_LINE = 90  # characters of a text that stands in for a headline
_WORDS = 4  # of a headline; wires also send "URGENT" and "ADDS" alone
_BYLINE = re.compile(r" by(?: [A-Z][\w'’-]+){2,3}$")
_MARK = re.compile(
    r"^(?:ATTENTION|ADDS|UPDATES|RECASTS|INCORPORATES|CORRECTS)\b.*$"
    r"|^(?:URGENT|LEAD|UPDATE\w*|\d?(?:st|nd|rd|th)? ?(?:LD|LEAD)(?:-Writethru)?)\b[\s:-]*"
    r"|///.*$|^=.*=$|\(updated[^)]*\)",
    re.IGNORECASE,
)


class Named(Struct, frozen=True, gc=False, kw_only=True):
    """An actor of a report: key, name, country, whether it is a state, how often it is named."""

    key: str
    name: str
    country: str | None
    is_state: bool
    mentions: int


class Member(Struct, frozen=True, gc=False, kw_only=True):
    """What a story needs of a report of its own: its heaviest terms, the beginning of its text."""

    report: str
    published: date
    title: str | None
    lead: str = ""
    actors: tuple[Named, ...] = ()
    terms: tuple[str, ...] = ()


class Story(Struct, frozen=True, kw_only=True):
    """Reports about one thing.

    `id` is "y" and 16 hexadecimal digits, made of the first report. `title` is the headline of the
    most central report that has one, or else the beginning of its text. `reports` are by
    publication day and id; `actors` are the names of those most reports name, states apart
    (`countries`, by code); `terms` are the words that most of its reports share.
    """

    id: str
    title: str
    first_day: date
    last_day: date
    reports: tuple[str, ...]
    central: str
    actors: tuple[str, ...]
    actor_keys: tuple[str, ...]
    countries: tuple[str, ...]
    terms: tuple[str, ...]


def story_of(members: Sequence[Member], links: Sequence[Link]) -> Story:
    """Return the story of reports, given in order of day and id, and the links among them."""
    weights: dict[str, float] = defaultdict(float)
    for link in links:
        weights[link.one] += link.weight
        weights[link.other] += link.weight
    ranked = sorted(members, key=lambda one: (-round(weights[one.report], 4), one.published))
    names = _main_actors(members)
    return Story(
        id=story_id(members[0].report),
        title=_title(ranked),
        first_day=members[0].published,
        last_day=members[-1].published,
        reports=tuple(one.report for one in members),
        central=ranked[0].report,
        actors=tuple(name for _, name in names),
        actor_keys=tuple(key for key, _ in names),
        countries=_main_countries(members),
        terms=_shared_terms(members),
    )


def story_id(first_report: str) -> str:
    """Return the id of the story that begins with a report."""
    return "y" + blake2b(first_report.encode(), digest_size=8).hexdigest()


def headline(title: str | None) -> str | None:
    """Return a title without the marks of a wire, or None where there is no headline in it."""
    bare = _BYLINE.sub("", " ".join(_MARK.sub("", title or "").split()))
    return bare if len(bare.split()) >= _WORDS else None


def _title(ranked: Sequence[Member]) -> str:
    found = (headline(one.title) for one in ranked)
    named = next((title for title in found if title), None)
    return named or _beginning(ranked[0].lead) or ranked[0].title or ranked[0].report


def _beginning(text: str) -> str:
    """Return the first words of a text, as many as stand on a line."""
    words = " ".join(text.split())
    if len(words) <= _LINE:
        return words
    return f"{words[:_LINE].rpartition(' ')[0]} …"


def _main_actors(members: Sequence[Member]) -> list[tuple[str, str]]:
    """Return key and name of the actors that most reports name most often, states apart."""
    weight: Counter[str] = Counter()
    names: dict[str, str] = {}
    for one in members:
        for actor in one.actors:
            if not actor.is_state and actor.name[:1].isupper():
                weight[actor.key] += round(100 * (1 + math.log(actor.mentions)))
                names[actor.key] = min(actor.name, names.get(actor.key, actor.name))
    best = sorted(weight, key=lambda key: (-weight[key], key))
    return [(key, names[key]) for key in best[:_ACTORS]]


def _main_countries(members: Sequence[Member]) -> tuple[str, ...]:
    reports: Counter[str] = Counter()
    for one in members:
        reports.update({actor.country for actor in one.actors if actor.country})
    least = (len(members) + 2) // 3
    best = sorted(reports.items(), key=lambda item: (-item[1], item[0]))
    return tuple(country for country, count in best[:_COUNTRIES] if count >= least)


def _shared_terms(members: Sequence[Member]) -> tuple[str, ...]:
    scores: Counter[str] = Counter()
    for one in members:
        for place, term in enumerate(one.terms):
            if not term.startswith("@"):
                scores[term] += 100 - min(place, 60)
    best = sorted(scores, key=lambda term: (-scores[term], term))
    return tuple(best[:_TERMS])
