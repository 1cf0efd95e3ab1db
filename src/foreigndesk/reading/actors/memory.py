"""Who has been mentioned so far in a report, and which earlier actor a mention means.

Precision first: a pronoun or description is answered only where one earlier actor fits, or one
stands out as the subject of the clause before; else it stays open.
"""

from dataclasses import dataclass, field

from foreigndesk.reading.actors.facts import Facts
from foreigndesk.reading.actors.lexicon import lexicon
from foreigndesk.reading.actors.parsing import Parsed
from foreigndesk.reading.marks import ActorKind, Entity
from foreigndesk.whoswho.keys import fold, name_key

_OFFICES = frozenset({"president", "prime minister", "king", "chancellor", "foreign minister"})
_FAR = 8  # sentences back that "the ministry" may look


@dataclass
class Seen:
    """An actor of the report and where it was last met; `female` is None where unknown."""

    entity: Entity
    sentence: int
    order: int
    subject: bool
    female: bool | None = None
    surname: str | None = None
    heads: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    plural: bool = False


@dataclass
class Memory:
    """The actors of one report in order of first mention; indexes are those of `entities`."""

    seen: list[Seen] = field(default_factory=list)
    acronyms: dict[str, int] = field(default_factory=dict)

    def add(self, facts: Facts, sentence: int, order: int, *, subject: bool) -> int:
        """Keep a new actor, or join it to the earlier one it names again; return its index."""
        known = self.same(facts)
        parsed = facts.parsed
        if known is None:
            known = len(self.seen)
            self.seen.append(Seen(facts.entity, sentence, order, subject, surname=_surname(facts)))
        else:
            self.seen[known].entity = merged(self.seen[known].entity, facts.entity)
            self.touch(known, sentence, order, subject=subject)
        item = self.seen[known]
        item.heads.update(key for key, _ in parsed.roles)
        item.keys.add(name_key(facts.entity.name))
        item.keys.add(name_key(parsed.text))
        item.plural = facts.entity.kind in {ActorKind.GROUP, ActorKind.PEOPLE}
        item.female = _gender(parsed, known=item.female)
        return known

    def touch(self, index: int, sentence: int, order: int, *, subject: bool) -> None:
        """Note that an actor was met again."""
        item = self.seen[index]
        item.sentence, item.order, item.subject = sentence, order, subject

    def stand_out(self, index: int) -> None:
        """Let the speaker of a sentence be its subject for the next one."""
        last = self.seen[index].sentence
        for item in self.seen:
            if item.sentence == last:
                item.subject = item is self.seen[index]

    def same(self, facts: Facts) -> int | None:
        """Return the earlier actor that a name or full description names again."""
        entity = facts.entity
        if entity.kind is ActorKind.PERSON and facts.parsed.is_person:
            return self._same_person(facts)
        key, head = name_key(entity.name), facts.parsed.head
        for index, item in enumerate(self.seen):
            if item.surname and entity.country and item.entity.country == entity.country:
                holds = entity.kind is ActorKind.PERSON and head in item.heads
                if holds and head in _OFFICES:
                    return index
            if item.entity.kind is entity.kind and item.entity.country == entity.country:
                if (
                    entity.kind is ActorKind.STATE
                    and entity.country
                    and item.entity.sectors == entity.sectors
                ):
                    return index
                if key in item.keys and (facts.country_said or not entity.country):
                    return index
        return None

    def _same_person(self, facts: Facts) -> int | None:
        surname, entity = _surname(facts), facts.entity
        for index in range(len(self.seen) - 1, -1, -1):
            item = self.seen[index]
            if item.surname is None or not _alike(item.entity, entity):
                continue
            if item.surname == surname and _fits_name(item, facts):
                return index
        return None

    def surnamed(self, name: str) -> int | None:
        """Return the only person of the report with this surname, if there is one."""
        key = name_key(name)
        found = [i for i, item in enumerate(self.seen) if item.surname == key]
        return found[0] if len(found) == 1 else None

    def described(
        self, parsed: Parsed, sentence: int, *, office_of: str | None = None
    ) -> int | None:
        """Return the earlier actor that "the ministry" or "the president" means, if one only.

        `office_of` is the country whose government publishes the report: to the White House "the
        president" is its own, whoever visits.
        """
        head = parsed.head
        role = parsed.roles[-1][1] if parsed.roles else None
        if role is None or role.plural or role.kind == "people":
            return None
        fitting = [
            i
            for i, s in enumerate(self.seen)
            if _has_head(s, head, role.kind) and sentence - s.sentence <= _FAR and not s.plural
        ]
        named = [i for i in fitting if self.seen[i].surname or self.seen[i].entity.country]
        last = max(named, key=lambda i: self.seen[i].order, default=None)
        if last is None:
            return None
        rivals = {self.seen[i].entity.country for i in named}
        persons = [i for i in named if self.seen[i].surname]
        own = [i for i in persons if office_of and self.seen[i].entity.country == office_of]
        if len(own) == 1:
            return own[0]
        if role.kind == "person" and len(persons) == 1 and len(rivals) == 1:
            return persons[0]
        return last if len(named) == 1 or (len(rivals) == 1 and role.kind != "person") else None


def _has_head(item: Seen, head: str, kind: str) -> bool:
    """Whether an actor was called so; "the ministry" also means "the Foreign Ministry"."""
    if head in item.heads:
        return True
    if kind == "person":
        return False
    ends = {h.split()[-1] for h in item.heads} | {k.split()[-1] for k in item.keys if k}
    return head in ends


def merged(old: Entity, new: Entity) -> Entity:
    """Return what two mentions of one actor tell together; what was said first stays first."""
    longer = (
        new
        if new.kind is ActorKind.PERSON and len(new.name.split()) > len(old.name.split())
        else old
    )
    described = old.kind is ActorKind.STATE and old.how.startswith("role noun")
    longer = new if described else longer
    sectors = old.sectors or new.sectors
    how = new.how if described or (new.sectors and not old.sectors) else old.how
    return Entity(
        name=longer.name,
        kind=old.kind,
        how=how,
        country=old.country or new.country,
        sectors=sectors,
        role=old.role or new.role,
        wikidata=old.wikidata or new.wikidata,
    )


def _alike(old: Entity, new: Entity) -> bool:
    """Persons of two countries are never one; nor are two registered persons."""
    if old.country and new.country and old.country != new.country:
        return False
    return not (old.wikidata and new.wikidata and old.wikidata != new.wikidata)


def _fits_name(item: Seen, facts: Facts) -> bool:
    """Whether first names agree, where both are given ("George Bush", "Jeb Bush")."""
    one, two = (
        fold(item.entity.name).split(),
        fold(facts.parsed.proper or facts.entity.name).split(),
    )
    if len(one) < 2 or len(two) < 2:
        return True
    return one[0][0] == two[0][0]


def _surname(facts: Facts) -> str | None:
    if facts.entity.kind is not ActorKind.PERSON or not facts.parsed.is_person:
        return None
    words = [
        w
        for w in name_key(facts.parsed.proper or facts.entity.name).split()
        if w not in {"jr", "sr", "ii", "iii", "iv"}
    ]
    return words[-1] if words else None


def _gender(parsed: Parsed, *, known: bool | None) -> bool | None:
    """Return whether a person is a woman, as titles and a few first names tell."""
    lists = lexicon()
    titles = {key.split()[-1] for key, _ in parsed.roles} | {parsed.honorific or ""}
    first = fold(parsed.proper or "").split()[:1]
    if titles & lists.female_titles or (first and first[0] in lists.female_names):
        return True
    if titles & lists.male_titles:
        return False
    return known
