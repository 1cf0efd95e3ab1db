"""Score the reading of actors: cases, annotated sentences by document halves, records, speed.

    python -m benchmarks.actors [--data ../shared/data] [--wrong N] [--half tuning|check]

Annotated sentences are split by a hash of their document into a tuning half, whose errors may be
looked at (`--wrong`), and a check half, whose may not.
"""

import argparse
import hashlib
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from foreigndesk.intake.report import BlockRole, Report, Span
from foreigndesk.reading.actors import find_actors, resolve_mentions
from foreigndesk.reading.marks import Entity, MentionForm, Sentence
from foreigndesk.whoswho import load_whoswho

_SENTENCE = re.compile(r"[^\s].*?(?:[.!?][\"'”’)]*(?=\s+[\"“'‘(]?[A-Z0-9]|\s*$)|$)", re.MULTILINE)
_PAPERS = {
    "nyt": "The New York Times",
    "wsj": "The Wall Street Journal",
    "huff-post": "HuffPost",
    "wash-post": "The Washington Post",
    "politico": "Politico",
    "usa-today": "USA Today",
    "breitbart": "Breitbart",
    "apw": "Associated Press",
    "xin": "Xinhua",
    "afp": "Agence France-Presse",
}
Row = dict[str, Any]


class Scored(NamedTuple):
    """One gold actor beside what was resolved at its span (None if nothing).

    `joined` is the gold actor of the last mention before it, no pronoun, of the same actor.
    """

    row: Row
    gold: Row
    found: Entity | None
    form: MentionForm | None
    joined: Row | None


def half_of(row: Row) -> str:
    """Return the half a document belongs to, by a hash of its name."""
    return "tuning" if hashlib.blake2b(row["doc"].encode()).digest()[0] % 2 else "check"


def sentences_of(text: str) -> list[Sentence]:
    """Return a plain division into sentences; enough for short contexts."""
    return [
        Sentence(span=Span(*found.span()), block=0, role=BlockRole.PARAGRAPH)
        for found in _SENTENCE.finditer(text)
        if found[0].strip()
    ]


def report_of(row: Row) -> tuple[Report, list[Sentence], int]:
    """Return an annotated sentence after its context as a report, and where the sentence begins."""
    context = row["context"].replace(" | ", "\n").strip()
    text = f"{context}\n{row['text']}" if context else row["text"]
    shift = len(text) - len(row["text"])
    day = date.fromisoformat(row["date"]) if row["date"] else likely_day(text)
    before = sentences_of(text[:shift])
    own = Sentence(span=Span(shift, len(text)), block=0, role=BlockRole.PARAGRAPH)
    report = Report(id="r", published=day, text=text, publisher=publisher_of(row["doc"]))
    return report, [*before, own], shift


def publisher_of(doc: str) -> str | None:
    """Return the publisher that a document's name tells, as intake has it for a real report."""
    source, _, name = doc.partition("/")
    if source == "whitehouse":
        return "White House"
    if source == "polnear":
        return next((p for start, p in _PAPERS.items() if name.startswith(start)), None)
    return next((p for start, p in _PAPERS.items() if name.startswith(start.upper())), None)


def likely_day(text: str) -> date:
    """Return a day for an undated sentence: of the year in which most leaders it names governed."""
    who, votes = load_whoswho(), Counter[int]()
    for word in set(re.findall(r"[A-Z][a-z]+", text)):
        people = [p for p in who.surnamed(word) if any(h.rank >= 3 for h in p.held)]
        for year in range(1990, 2025):
            offices = [who.office(p, date(year, 7, 1)) for p in people]
            votes[year] += any(o is not None and o.current and o.rank >= 3 for o in offices)
    best = max(votes.values(), default=0)
    years = [year for year in sorted(votes) if votes[year] == best]
    return date(years[len(years) // 2] if best else 2015, 7, 1)


def resolve_row(row: Row) -> Iterator[Scored]:
    """Yield each gold actor of a sentence with what its span was resolved to."""
    report, sentences, shift = report_of(row)
    spans = {a["id"]: Span(a["span"][0] + shift, a["span"][1] + shift) for a in row["actors"]}
    marks = resolve_mentions(report, sentences, list(spans.values()), load_whoswho())
    at = {m.span: m for m in marks.mentions}
    for gold in row["actors"]:
        mention = at.get(spans[gold["id"]])
        entity = marks.entities[mention.entity] if mention else None
        before = [
            (m.span, g)
            for g in row["actors"]
            if (m := at.get(spans[g["id"]])) and mention and m.form is not MentionForm.PRONOUN
            if m.entity == mention.entity and m.span < mention.span
        ]
        joined = max(before, key=lambda b: b[0])[1] if before else None
        yield Scored(row, gold, entity, mention.form if mention else None, joined)


def right(scored: Scored, field: str) -> bool:
    """Whether country, or primary sector, is that of the gold; nothing found is None."""
    found = scored.found
    if field == "country":
        return bool((found.country if found else None) == scored.gold["country"])
    return bool((found.sectors[0] if found and found.sectors else None) == scored.gold["sector"])


def facts_table(rows: Sequence[Row]) -> dict[str, str]:
    """Return the shares of right countries and sectors, and of answered mentions by form."""
    scored = [s for row in rows for s in resolve_row(row)]
    table = {"actors": str(len(scored))}
    with_sector = [s for s in scored if s.gold["sector"]]
    with_country = [s for s in scored if s.gold["country"]]
    table["country right, of all"] = share([right(s, "country") for s in scored])
    table["country right, of those with one"] = share([right(s, "country") for s in with_country])
    said = [s for s in scored if s.found and s.found.country]
    table["country precision, when given"] = share([right(s, "country") for s in said])
    table["primary sector right"] = share([right(s, "sector") for s in with_sector])
    table["spread: country, precision, sector"] = ", ".join(
        (
            spread(scored, "country"),
            spread(scored, "country", given=True),
            spread(scored, "sector"),
        )
    )
    table |= pronouns_table([s for s in scored if is_pronoun(s, _THIRD)], "he, she, it, they")
    table |= pronouns_table([s for s in scored if is_pronoun(s, _FIRST)], "I, we")
    return table


def pronouns_table(scored: Sequence[Scored], name: str) -> dict[str, str]:
    """Return how many pronouns are answered, and how many answers are right.

    Right in both: country and sector are the pronoun's. Joined right: where the sentence annotates
    an earlier mention of the same actor, its facts are the pronoun's; else every fact that is
    given is. An answer by an actor of which no fact is known, and none is annotated, says nothing.
    """
    answered = [s for s in scored if s.found and s.form is MentionForm.PRONOUN]
    joined = [held for s in answered if (held := joined_right(s)) is not None]
    return {
        f"{name}: answered": f"{len(answered)} of {len(scored)}",
        f"{name}: right in both": share(
            [right(s, "country") and right(s, "sector") for s in answered]
        ),
        f"{name}: joined right": share(joined),
    }


def joined_right(scored: Scored) -> bool | None:
    """Whether a pronoun is joined to an actor of the same facts; None where that isn't told."""
    gold, found = scored.gold, scored.found
    if scored.joined is not None:
        return all(scored.joined[fact] == gold[fact] for fact in ("country", "sector"))
    if found is None or not (found.country or found.sectors):
        return None
    return (not found.country or right(scored, "country")) and (
        not found.sectors or right(scored, "sector")
    )


_THIRD = frozenset("he she it they him her them".split())
_FIRST = frozenset({"I", "we", "We", "us", "me"})


def is_pronoun(scored: Scored, words: frozenset[str]) -> bool:
    """Whether the gold span is one of these pronouns."""
    start, end = scored.gold["span"]
    word = scored.row["text"][start:end]
    return word in words or (words is _THIRD and word.lower() in words)


def share(held: Sequence[bool]) -> str:
    """Return right and of how many, in percent."""
    return f"{100 * sum(held) / max(1, len(held)):.1f} % of {len(held)}"


def spread(scored: Sequence[Scored], field: str, *, given: bool = False) -> str:
    """Return the middle 95 % of what 1,000 draws of the documents give for a field.

    Of the actors that have one in the gold, or (`given`) of those that we give one.
    """
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for s in scored:
        if (s.found and s.found.country) if given else s.gold[field]:
            counts[s.row["doc"]][0] += right(s, field)
            counts[s.row["doc"]][1] += 1
    values = list(counts.values())
    draw = random.Random(7)
    shares = []
    for _ in range(1000):
        drawn = draw.choices(values, k=len(values))
        shares.append(100 * sum(v[0] for v in drawn) / sum(v[1] for v in drawn))
    shares.sort()
    return f"{shares[25]:.1f}-{shares[974]:.1f}"


def detection(rows: Sequence[Row]) -> dict[str, str]:
    """Return precision, recall and F1 of our own mentions against the gold spans."""
    exact, overlap = Counter[str](), Counter[str]()
    for row in rows:
        report, sentences, shift = report_of(row)
        marks = find_actors(report, sentences, load_whoswho())
        found = {Span(m.span.start - shift, m.span.end - shift) for m in marks.mentions}
        found = {s for s in found if s.start >= 0}
        gold = {Span(*a["span"]) for a in row["actors"]}
        for counts, matches in ((exact, Span.__eq__), (overlap, Span.overlaps)):
            counts["gold"] += len(gold)
            counts["found"] += len(found)
            counts["found right"] += sum(any(matches(f, g) for g in gold) for f in found)
            counts["gold met"] += sum(any(matches(g, f) for f in found) for g in gold)
    return {"mentions, exact": measures(exact), "mentions, overlap": measures(overlap)}


def measures(counts: Counter[str]) -> str:
    """Return precision, recall and F1 of counted matches."""
    precision = counts["found right"] / max(1, counts["found"])
    recall = counts["gold met"] / max(1, counts["gold"])
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * both:.1f}"


def coreference(data: Path) -> dict[str, str]:
    """Return, for the annotated records, how often a mention is joined to the right earlier one.

    A mention that our reader joins to an earlier one is right if an earlier mention of the same
    entity and this one are mentions of one gold actor; mentions that the gold lacks don't count.
    """
    joined: dict[str, list[bool]] = {}
    for path in sorted((data / "records").glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        text = record["text"]
        report = Report(id="r", published=date.fromisoformat(record["published"]), text=text)
        marks = find_actors(report, sentences_of(text), load_whoswho())
        gold = gold_ends(record)
        met: dict[int, set[str]] = defaultdict(set)
        for mention in marks.mentions:
            actor = gold.get(mention.span.end)
            if actor is None:
                continue
            if met[mention.entity]:
                joined.setdefault(mention.form.value, []).append(actor in met[mention.entity])
            met[mention.entity].add(actor)
    return {f"records, joined {form}s right": share(held) for form, held in sorted(joined.items())}


def gold_ends(record: Row) -> dict[int, str]:
    """Return the gold actor of every annotated mention by where it ends (articles differ)."""
    return {end: a["id"] for a in record["actors"] for _, end in a.get("mentions", [])}


def speed(rows: Sequence[Row]) -> dict[str, str]:
    """Return mentions and words read a second on one core, the tables loaded."""
    reports = [report_of(row) for row in rows]
    who = load_whoswho()
    for report, sentences, _ in reports[:20]:
        find_actors(report, sentences, who)
    start = time.process_time()
    found = sum(len(find_actors(r, s, who).mentions) for r, s, _ in reports)
    spent = time.process_time() - start
    words = sum(len(r.text.split()) for r, _, _ in reports)
    return {
        "mentions a second": f"{found / spent:,.0f}",
        "ms for 400 words": f"{1000 * spent / words * 400:.2f}",
    }


def print_wrong(rows: Sequence[Row], limit: int) -> None:
    """Print the errors of the tuning half, grouped by what was given for what."""
    groups = defaultdict(list)
    for row in rows:
        for scored in resolve_row(row):
            for field in ("country", "sector"):
                if not right(scored, field) and (field == "country" or scored.gold["sector"]):
                    start, end = scored.gold["span"]
                    found = scored.found
                    got = (
                        (found.country if field == "country" else found.sectors[:1])
                        if found
                        else "-"
                    )
                    how = found.how if found else "-"
                    groups[field].append((row["text"][start:end], scored.gold[field], got, how))
    for field, errors in groups.items():
        print(f"-- {field}: {len(errors)}")
        for error in errors[:: max(1, len(errors) // limit)][:limit]:
            print("  ", *error, sep=" | ")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.actors")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=["tuning", "check"])
    parser.add_argument("--wrong", type=int, default=0)
    arguments = parser.parse_args()
    path = arguments.data / "annotated" / "desk_sentences.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for half in [arguments.half] if arguments.half else ["tuning", "check"]:
        part = [row for row in rows if half_of(row) == half]
        table = {**facts_table(part), **detection(part)}
        print(f"{half} half: {len(part)} sentences")
        for name, value in table.items():
            print(f"  {name:36} {value}")
        if half == "tuning" and arguments.wrong:
            print_wrong(part, arguments.wrong)
    for name, value in {**coreference(arguments.data), **speed(rows)}.items():
        print(f"{name:38} {value}")


if __name__ == "__main__":
    main()
