"""Who responds: the subject of the words, the one who is quoted, or an open-ended set."""

import re

from msgspec import Struct, structs

from foreigndesk.desk.acts import Party, Said
from foreigndesk.desk.responses.ladder import Cue
from foreigndesk.desk.responses.nouns import is_opener, last_set
from foreigndesk.desk.responses.references import act_of_cue, is_early, is_real
from foreigndesk.desk.responses.telling import Named, Passage, Telling
from foreigndesk.reading.marks import MentionForm

_WEEK = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_FILLER = re.compile(
    r"(?:’s?|\s|,|[(][^)]{0,30}[)]|\b(?:\w+ly|also|again|later|earlier|meanwhile|then|too|still|"
    r"yesterday|today|has|have|had|on|late|early|who|both|all|joined in|joined|reacted by|quick to|"
    r"in (?:a|an|the|his|her|their|its|separate) (?:[\w-]+ ){0,2}(?:statement|statements|letter|"
    r"message|call|interview|speech)|first to|be|will|"
    rf"{_WEEK}|{_MONTH}|(?:{_SHORT})\.?|\d{{1,4}}|afternoon|morning|evening|night))*"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|be|being)\s+(?:\w+ly\s+|widely\s+|also\s+)?$")
_APPOSITION = re.compile(r"\s*,[^,;.]{2,90},")
_FIRST_PERSON = re.compile(r"\b(?:i|we|our|my|us)\b(?:\s+[\w’-]+){0,4}\s*$")
_WE = re.compile(r"[\s“\"]*(?:we|i)\b(?![^.;]*\b(?:he|she|they|that|which)\b)")
_NAMING = re.compile(
    r"\b(?:call(?:ed|s|ing)|describ(?:ed|es|ing)|term(?:ed|s|ing)|brand(?:ed|s|ing)|label(?:l?ed|s)|"
    r"consider(?:ed|s)|see(?:s)?|saw|view(?:ed|s)|dubb(?:ed|ing))\b"
)
_VOICED = re.compile(r"\b(?:voic|express|issu|join|utter|reiterat)\w*\s+(?:[\w-]+\s+){0,4}$")
_FROM = re.compile(r"\s*(?:[\w’-]+\s+){0,8}?\b(?:by|from)\s+")
_INCLUDING = re.compile(r"\s*,?\s*(?:including|such as|led by|among them)\b[^;.]{2,160},")
_MET = re.compile(r"\b(?:was|were|been|drew|drawn|draw\w*|spark\w*|trigger\w*|prompt\w*|met)\b")
_SERIES = re.compile(r"(?:,|\band|\bwhile|\bby)\s+(?:also\s+|then\s+|again\s+)?(?:[\w-]+ly\s+)?$")
_JOINED = re.compile(r"\s*(?:,|,?\s*and|as well as|together with)\s*(?:the\s+)?")
_AUTHOR = re.compile(
    r"(?:joint )?(?:statement|remarks|letter|message) (?:by|from|of) "
    r"(.*?)(?: on | regarding | after | following | about | congratulating | welcoming |$)",
    re.IGNORECASE,
)


class Responder(Struct, frozen=True, kw_only=True):
    """Who responds: named parties, or the words for an open-ended set with its named members."""

    parties: tuple[Party, ...]
    words: str
    how: str
    open_set: bool = False
    said: Said | None = None


def responder_of(telling: Telling, passage: Passage, cue: Cue) -> Responder | None:
    """Return who responds with a cue, or None where the words do not tell."""
    found = _of_verb(telling, passage, cue) if cue.verb else _judging(telling, passage, cue)
    if found is None or found.open_set:
        return found
    if _BOTH.fullmatch(found.words.lower()) or any(
        _BOTH.fullmatch(party.name.lower()) for party in found.parties
    ):
        return _both(telling) or found
    if len(found.parties) == 1:
        found = _opened(telling, passage, found)
    named = tuple(party for party in found.parties if _is_somebody(party))
    if found.open_set:
        return found
    return structs.replace(found, parties=named) if named else None


_BOTH = re.compile(
    r"(?:they|(?:the )?(?:two |both )?(?:leaders|presidents|officials|ministers|sides|countries|"
    r"prime ministers|foreign ministers|parties)|(?:the )?two|both)"
)
_NOBODY = frozenset(
    "those others some many most it they he she we i you who anyone everyone nobody one people "
    "such these this that everybody someone which both two".split()
)


def _is_somebody(party: Party) -> bool:
    return party.name.lower() not in _NOBODY and not party.name[:1].isdigit()


def _opened(telling: Telling, passage: Passage, found: Responder) -> Responder:
    """Return the one quoted as an open-ended set where the sentence calls him "other ..."."""
    key = found.parties[0].key
    for one in telling.names_in(passage.start, passage.end):
        before = telling.plain[max(passage.start, one.start - 20) : one.start]
        if one.party.key == key and is_opener(before):
            return structs.replace(_open(telling, [one]), said=found.said)
    return found


def _both(telling: Telling) -> Responder | None:
    """Return the two who met or spoke, in a report that begins with their meeting."""
    for act in telling.acts:
        if act.type == "CONSULT" and is_real(act) and is_early(telling, act):
            parties = tuple({one.key: one for one in (*act.actors, *act.recipients)}.values())
            parties = tuple(one for one in parties if not _BOTH.fullmatch(one.name.lower()))
            if len(parties) > 1:
                words = ", ".join(party.name for party in parties)
                return Responder(parties=parties, words=words, how="those who met")
    return None


def _of_verb(telling: Telling, passage: Passage, cue: Cue) -> Responder | None:
    start = _clause_start(telling, passage, cue)
    before = telling.plain[start : cue.start]
    whole = last_set(telling.plain, start, cue.end)
    if whole is not None and whole.end() == cue.end:  # "international condemnation"
        return _group(telling, whole, cue.end)
    if _FIRST_PERSON.search(before) or (_WE.match(before) and _SERIES.search(before)):
        return _speaker(telling, cue)
    if _PASSIVE.search(before):
        return _agent(telling, passage, cue)
    return (
        _of_clause(telling, passage, cue)
        if before.endswith(" to ") or _FAR_SUBJECT.match(telling.plain, cue.start, cue.end)
        else _subject(telling, start, cue)
        or _agent(telling, passage, cue)
        or _of_act(telling, cue)
        or _loose_subject(telling, passage, cue)
        or _quoted(telling, cue)
    )


_FAR_SUBJECT = re.compile(r"in (?:retaliation|reprisal|revenge)|.* from$")


def _of_clause(telling: Telling, passage: Passage, cue: Cue) -> Responder | None:
    """Return who begins a clause ("The army shelled it in revenge for") or stands behind "from"."""
    if telling.plain.endswith(" from", cue.start, cue.end):
        return _behind(telling, passage, cue)
    names = _outermost(telling.names_in(_clause_start(telling, passage, cue), cue.start))
    return _responder(telling, names[:1], "subject of the sentence") if names else None


def _clause_start(telling: Telling, passage: Passage, cue: Cue) -> int:
    """Return where the quotation that holds the cue begins, else the sentence."""
    inside = [one for one in telling.said_at(cue.start) if one.kind == "direct"]
    return max([passage.start, *(one.start for one in inside[:1] if one.start <= cue.start)])


def _subject(telling: Telling, start: int, cue: Cue) -> Responder | None:
    """Return the last party before the cue with nothing but fillers between."""
    plain = telling.plain
    end = _before_voicing(plain, start, cue.start)
    group = last_set(plain, start, end)
    if group is not None and _is_filler(plain, group.end(), end, sets=True):
        return _group(telling, group, end)
    names = _outermost(telling.names_in(start, end))
    if not names or not _is_filler(plain, names[-1].end, end):
        return None
    if plain.endswith("ing", 0, cue.end) and "," in plain[names[-1].end : end]:
        return None  # "handed a petition to the governor, denouncing": the sentence's subject does
    found = _coordinated(plain, _before_apposition(plain, names, end))
    if is_opener(plain[max(start, found[0].start - 20) : found[0].start]) or is_opener(
        plain[found[0].start : found[0].end].partition(" ")[0]
    ):
        return _open(telling, found)
    return _responder(telling, found, "subject")


def _open(telling: Telling, names: list[Named]) -> Responder:
    """Return a set that its words leave open: "other commentators"."""
    before = telling.text[: names[0].start].rstrip()
    start = max(before.rfind(" "), before.rfind("\n")) + 1
    opened = is_opener(telling.plain[names[0].start : names[0].end].partition(" ")[0])
    words = telling.text[names[0].start if opened else start : names[-1].end]
    return Responder(parties=(), words=words, how="open-ended set", open_set=True)


def _before_apposition(plain: str, names: list[Named], end: int) -> list[Named]:
    """Leave out names inside an apposition: "the union, affiliated with the party, condemned"."""
    if not plain[names[-1].end : end].lstrip().startswith(","):
        return names
    for index, name in enumerate(names[:-1]):
        if re.fullmatch(r"\s*,[^,;“”\"]*", plain[name.end : names[-1].start]):
            return names[: index + 1]
    return names


def _coordinated(plain: str, names: list[Named]) -> list[Named]:
    """Return the last name with those it is joined to: "A and B", "A, B and C"."""
    found = [names[-1]]
    for name in reversed(names[:-1]):
        between = plain[name.end : found[0].start]
        if MentionForm.PRONOUN in {name.form, found[0].form} or not _JOINED.fullmatch(between):
            break
        if len(found) == 1 and between.strip() == ",":
            break  # "after talks with A, B condemned"
        if "," in between and "and" in between and len(found) == 1 and name is names[0]:
            break  # two clauses: "X did this, and Y condemned it"
        found.insert(0, name)
    return found


def _behind(telling: Telling, passage: Passage, cue: Cue) -> Responder | None:
    """Return who stands right behind a cue: "no comment from the ministry"."""
    names = _outermost(telling.names_in(cue.end, passage.end))
    near = names and names[0].start - cue.end < _NEXT
    return _responder(telling, names[:1], "agent") if near else None


_NEXT = 12  # characters


def _before_voicing(plain: str, start: int, end: int) -> int:
    """Step back over "voiced their strong" before a noun such as condemnation."""
    match = _VOICED.search(plain, start, end)
    return match.start() if match else end


def _is_filler(plain: str, start: int, end: int, *, sets: bool = False) -> bool:
    between = plain[start:end]
    apposition = _APPOSITION.match(between)
    if sets:
        apposition = _INCLUDING.match(between) or apposition
    rest = between[apposition.end() :] if apposition else between
    return any(_FILLER.fullmatch(part) for part in (between, rest))


def _group(telling: Telling, match: re.Match[str], end: int) -> Responder:
    members = _outermost(telling.names_in(match.end(), end))
    return Responder(
        parties=tuple({one.party.key: one.party for one in members}.values()),
        words=telling.text[match.start() : match.end()],
        how="open-ended set",
        open_set=True,
    )


def _responder(telling: Telling, names: list[Named], how: str) -> Responder:
    parties = tuple({one.party.key: one.party for one in names}.values())
    words = telling.text[names[0].start : names[-1].end]
    return Responder(parties=parties, words=words, how=how)


def _outermost(names: list[Named]) -> list[Named]:
    """Return mentions that lie in no other one, in order."""
    return [
        one
        for one in names
        if not any(
            other is not one
            and other.start <= one.start
            and one.end <= other.end
            and (other.end - other.start) > (one.end - one.start)
            for other in names
        )
    ]


def _agent(telling: Telling, passage: Passage, cue: Cue) -> Responder | None:
    """Return who stands after "by" or "from": "was condemned by", "drew condemnation from"."""
    plain = telling.plain
    before = plain[max(passage.start, cue.start - 60) : cue.start]
    if not re.search(
        r"\b(?:was|were|been|drew|drawn|draw\w*|spark\w*|trigger\w*|prompt\w*|met)\b", before
    ):
        return None
    match = _FROM.match(plain, cue.end, passage.end)
    if match is None:
        return None
    group = last_set(plain, match.end(), min(passage.end, match.end() + 60))
    names = _outermost(telling.names_in(match.end(), passage.end))
    if group is not None and (not names or group.start() <= names[0].start):
        return _group(telling, group, min(passage.end, group.end() + 160))
    found: list[Named] = []
    for name in names:
        between = plain[found[-1].end if found else match.end() : name.start]
        if not re.fullmatch(r"\s*(?:,|,?\s*and|as well as)?\s*(?:the\s+)?", between):
            break
        found.append(name)
    return _responder(telling, found, "agent") if found else None


def _of_act(telling: Telling, cue: Cue) -> Responder | None:
    """Return the actors of the act that the reader found at the cue."""
    act = act_of_cue(telling, cue)
    if act is None or not act.actors:
        return None
    words = ", ".join(party.name for party in act.actors)
    if _FIRST_PERSON.match(act.actors[0].name.lower()):
        return _speaker(telling, cue)
    return Responder(parties=act.actors, words=words, how="actors of the event")


def _loose_subject(telling: Telling, passage: Passage, cue: Cue) -> Responder | None:
    """Return the party that the sentence begins with where its verb series leads to the cue."""
    names = _outermost(telling.names_in(passage.start, cue.start))
    if not names:
        return None
    between = telling.plain[names[0].end : cue.start]
    series = _SERIES.search(between)
    if series is None or re.search(r"[;“”\"]", between) or len(between) > 260:
        return None
    subject = names[0]
    if telling.plain[passage.start : subject.start].count(" ") > 8:
        return None
    return _responder(telling, [subject], "subject of the sentence")


def _quoted(telling: Telling, cue: Cue) -> Responder | None:
    for said in telling.said_at(cue.start):
        if said.source is not None:
            return Responder(
                parties=(said.source,), words=said.source.name, how="who is quoted", said=said
            )
    return None


def _speaker(telling: Telling, cue: Cue) -> Responder | None:
    """Return who says "we": the author of an own text outside quotations, else who is quoted."""
    author = _AUTHOR.match(telling.report.title or "")
    if author is None or telling.quoted(cue.start):
        return _quoted(telling, cue)
    return _author(telling, author[1])


def _author(telling: Telling, words: str) -> Responder | None:
    """Return the first person of the report whom the words of its title for its author name."""
    named = [
        (words.find(actor.name.split()[-1]), party)
        for actor, party in telling.parties
        if actor.kind == "person" and actor.name.split()[-1] in words
    ]
    if not named:
        return None
    _, party = min(named, key=lambda pair: (pair[0], pair[1].id))
    return Responder(parties=(party,), words=party.name, how="author of the text")


def _judging(telling: Telling, passage: Passage, cue: Cue) -> Responder | None:
    """Return who calls the act something: who is quoted, or the subject of "called it"."""
    before = telling.plain[passage.start : cue.start]
    naming = list(_NAMING.finditer(before))
    if naming:
        place = Cue(
            rung=cue.rung,
            verb=True,
            start=passage.start + naming[-1].start(),
            end=passage.start + naming[-1].end(),
        )
        found = _subject(telling, passage.start, place) or _loose_subject(telling, passage, place)
        if found is not None:
            return found
    if _FIRST_PERSON.search(before):
        return _speaker(telling, cue)
    return _quoted(telling, cue)
