"""A sentence as an audit compares it: keys of words and actors, numbers, days, acts, quotations."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

from msgspec import Struct, structs

from foreigndesk.desk.audit.numbers import Number, numbers_in
from foreigndesk.desk.wording import word_key
from foreigndesk.intake.report import Report, Span
from foreigndesk.reading.marks import ActorKind, MentionForm
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.reading.tokens import Token, tokenize
from foreigndesk.record.entries import Actor, Event, Record, Statement, TimeExpression
from foreigndesk.whoswho.keys import name_key, person_key

EMPTY = frozenset(
    "a an the of in on at to for from by with as and or but nor so yet than that which who whom "
    "whose what when where while after before during since until till about into onto over under "
    "between among against through within without upon be been being is was were are am has have "
    "had having do does did done will would shall should may might can could must it its he his "
    "him she her they them their we us our you your i me my this these those there here s t n't "
    "not no also just still already both each other others another such some any all more most "
    "very then now again however meanwhile further said says say told tell tells saying added adds "
    "according reported reports report earlier later ago yesterday today tomorrow day days week "
    "weeks month months year years last next past coming monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec due plans planned plan going set "
    "expected expects scheduled including include one two whether if because amid mr mrs ms made "
    "make makes while only even".split()
)
"""Words that carry no content of their own; numbers, days and status are compared apart."""
_WEAK = frozenset(
    "president minister prime foreign secretary general government official officials spokesman "
    "spokeswoman spokesperson ministry leader chief new former people person number statement "
    "take took taken give gave given".split()
)
_WEAK_WEIGHT = 0.35
COUNTED = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds "
    "thousands dozens several some many".split()
)
"""Words that count people and name nobody."""
OFFICES = frozenset(
    "police officials official authorities president minister premier chancellor secretary general "
    "leader leaders king queen prince ministers ministry government army spokesman spokeswoman "
    "spokesperson envoy ambassador chief".split()
)
"""Words at the end of a name that is only an office, which others may hold."""
_CONTEXT = 3  # sentences before, whose actors a sentence may mean without naming them


class Who(Struct, frozen=True):
    """An actor as sentences of different reports share it.

    `label` is a country code, the key of a surname, or that of a name; `official` means that the
    actor speaks or acts for the state `country`.
    """

    label: str
    name: str
    country: str | None
    state: bool
    official: bool
    person: bool = False

    def like(self, other: "Who") -> bool:
        """Whether the two may be one: same, or a state and somebody who acts for it."""
        if self.label == other.label and (self.state or self.person or " " in self.label):
            return True
        if self.country and other.country and self.country != other.country:
            return False
        if not self.person and not other.person and _within(self.label, other.label):
            return True
        if self.country is None or self.country != other.country:
            return False
        return (self.state and other.official) or (other.state and self.official)


class Here(Struct, frozen=True):
    """An actor mentioned in a sentence: the tokens `[first, last)` that name it, and who it is."""

    first: int
    last: int
    who: Who
    form: MentionForm


class Deed(Struct, frozen=True):
    """An act told in a sentence: the record's event, the token that names it, and its parties."""

    event: Event
    token: int
    key: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]


class Sense(Struct, frozen=True):
    """A sentence of a report, taken apart; `plain` is its words in lower case, one blank apart."""

    report: Report
    span: Span
    role: str
    text: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    terms: frozenset[str]
    here: tuple[Here, ...]
    numbers: tuple[Number, ...]
    times: tuple[TimeExpression, ...]
    deeds: tuple[Deed, ...]
    statements: tuple[Statement, ...]
    context: frozenset[str] = frozenset()  # the publisher, and actors of the sentences just before

    @property
    def cover(self) -> frozenset[str]:
        """All that another sentence's terms may be met by: terms, keys, names."""
        names = (token.low for token in self.tokens if token.text[:1].isupper())
        lands = {
            f"{mark}{one.who.country}" for one in self.here if one.who.country for mark in "@~"
        }
        return self.terms.union(self.keys, lands, (f"@{person_key(name)}" for name in names))

    @property
    def plain(self) -> str:
        """The words, in lower case and without marks."""
        return " ".join(token.low for token in self.tokens if token.is_word)


def weight(term: str) -> float:
    """Return how much a term counts when two sentences are compared.

    "@" stands before actors, "~" before the country of an actor that is no state itself.
    """
    return _WEAK_WEIGHT if term in _WEAK or term.startswith("~") else 1.0


def senses(record: Record) -> tuple[Sense, ...]:
    """Return the sentences and headings of a record, taken apart, in order."""
    known = _Known(record)
    found: list[Sense] = []
    words = name_key(record.report.publisher or "").split()
    publisher = frozenset(same_key(word) for word in words)
    publisher |= {f"@{name_key(record.report.publisher or '')}"} if words else frozenset()
    for sentence in split_sentences(record.report):
        before = publisher | {
            term for one in found[-_CONTEXT:] for term in one.terms if term.startswith("@")
        }
        sense = known.sense(sentence.span, sentence.role.value)
        found.append(structs.replace(sense, context=before))
    return tuple(found)


def sense_of(record: Record, span: Span, role: str) -> Sense:
    """Return one stretch of a record, such as a kicker, taken apart."""
    return _Known(record).sense(span, role)


def who_of(actor: Actor) -> Who:
    """Return an actor of a record as reports share it."""
    state = actor.kind is ActorKind.STATE and actor.country is not None
    name = name_key(actor.name)
    words = name.split(" ")
    named = actor.name.rpartition(" ")[2][:1].isupper() and words[0] not in COUNTED
    person = actor.kind is ActorKind.PERSON and named and words[-1] not in OFFICES
    label = name
    if state and actor.country:
        label = actor.country
    elif person and name:
        label = person_key(name.split()[-1])
    official = bool({"GOV", "MIL", "LEG"} & set(actor.sectors)) or state
    return Who(label, actor.name, actor.country, state, official, person)


def _within(one: str, other: str) -> bool:
    """Whether one name is the end of the other: "coast guard", "Philippine coast guard"."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


class _Known:
    """A record's entries by place."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.who = {actor.id: who_of(actor) for actor in record.actors}
        self.mentions = sorted(
            (mention.start, -mention.end, mention.form, self.who[actor.id])
            for actor in record.actors
            for mention in actor.mentions
        )

    def sense(self, span: Span, role: str) -> Sense:
        report = self.record.report
        tokens = tuple(_without_marks(tokenize(report.text, span)))
        here = self._here(tokens, span)
        keys = _keys(tokens)
        return Sense(
            report=report,
            span=span,
            role=role,
            text=span.of(report.text),
            tokens=tokens,
            keys=keys,
            terms=_terms(tokens, keys, here),
            here=here,
            numbers=numbers_in(report.text, span),
            times=tuple(t for t in self.record.times if span.covers(t.span)),
            deeds=self._deeds(tokens, keys, span),
            statements=tuple(
                statement
                for statement in self.record.statements
                if any(part.overlaps(span) for part in statement.content)
            ),
        )

    def _here(self, tokens: Sequence[Token], span: Span) -> tuple[Here, ...]:
        found: list[Here] = []
        for start, minus_end, form, who in self.mentions:
            if not span.start <= start < span.end:
                continue
            inside = [i for i, t in enumerate(tokens) if start <= t.start and t.end <= -minus_end]
            if inside and (not found or inside[0] >= found[-1].last):
                found.append(Here(inside[0], inside[-1] + 1, who, form))
        return tuple(found)

    def _deeds(self, tokens: Sequence[Token], keys: Sequence[str], span: Span) -> tuple[Deed, ...]:
        return tuple(
            Deed(
                event,
                number,
                keys[number],
                tuple(self.who[actor] for actor in event.actors),
                tuple(self.who[actor] for actor in event.recipients),
            )
            for event in self.record.events
            if span.covers(event.anchor)
            if (number := _anchor(tokens, event.anchor)) is not None
        )


def _anchor(tokens: Sequence[Token], anchor: Span) -> int | None:
    """Return the number of the anchor's first word that is not empty, or of its first."""
    inside = [i for i, t in enumerate(tokens) if t.span.overlaps(anchor) and t.is_word]
    full = [i for i in inside if tokens[i].low not in EMPTY]
    best = full or inside
    return best[0] if best else None


def _without_marks(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens without reference marks such as [12]."""
    listed = list(tokens)
    marks = {
        at + step
        for at in range(len(listed) - 2)
        if listed[at].text == "[" and listed[at + 1].text.isdigit() and listed[at + 2].text == "]"
        for step in range(3)
    }
    return [token for at, token in enumerate(listed) if at not in marks]


def _keys(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(same_key(token.low) if token.is_word else token.text for token in tokens)


def _terms(tokens: Sequence[Token], keys: Sequence[str], here: Sequence[Here]) -> frozenset[str]:
    sure = [one for one in here if one.who.state or one.who.person]
    named = {number for one in sure for number in range(one.first, one.last)}
    found = {f"@{one.who.label}" for one in sure}
    found.update(f"~{one.who.country}" for one in here if one.who.country and not one.who.person)
    for number, token in enumerate(tokens):
        if number in named or not token.is_word or token.low in EMPTY or token.text[0].isdigit():
            continue
        found.add(keys[number])
    return frozenset(found)


def same_key(word: str) -> str:
    """Return one key for a lower-case word, its forms and words that tell of the same act."""
    key = word_key(word)
    return _alike().get(key, key)


@cache
def _alike() -> dict[str, str]:
    text = (files(__package__) / "data" / "alike.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    found: dict[str, str] = {}
    for group, words in rows:
        for word in words.split():
            found.setdefault(word_key(word), f"={group}")
    return found


def days_of(time: TimeExpression) -> tuple[date, date] | None:
    """Return the first day and the day after the last that an expression names."""
    if time.interval is None:
        return None
    start, end = time.interval.start, time.interval.end
    if time.value[10:11] == "T" and time.value[:4].isdigit():
        day = date.fromisoformat(time.value[:10])
        return day, day + timedelta(days=1)
    last = end.date() if end.time() == datetime.min.time() else end.date() + timedelta(days=1)
    return start.date(), max(last, start.date() + timedelta(days=1))
