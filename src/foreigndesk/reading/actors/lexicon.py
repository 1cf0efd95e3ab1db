"""Word lists for mentions of actors, read once, on first use."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Lexicon:
    """Closed classes of folded words; each field is documented beside its list in lexicon.toml."""

    determiners: frozenset[str]
    numbers: frozenset[str]
    prepositions: frozenset[str]
    linking: frozenset[str]
    pronouns_he: frozenset[str]
    pronouns_she: frozenset[str]
    pronouns_it: frozenset[str]
    pronouns_they: frozenset[str]
    pronouns_we: frozenset[str]
    relatives: frozenset[str]
    modifiers: frozenset[str]
    former: frozenset[str]
    light: frozenset[str]
    foreign_ties: frozenset[str]
    blocking_prefixes: frozenset[str]
    posted: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    female_titles: frozenset[str]
    male_titles: frozenset[str]
    female_names: frozenset[str]
    calendar: frozenset[str]
    things: frozenset[str]
    verbs: frozenset[str]
    adverbs: frozenset[str]
    ranks: frozenset[str]
    ranks_short: frozenset[str]
    implied_usa: frozenset[str]
    implied_gbr: frozenset[str]
    implied_ind: frozenset[str]
    speech: frozenset[str]
    wires: frozenset[str]
    weak_alone: frozenset[str]
    attributive: frozenset[str]
    of_several: frozenset[str]
    bodies_of_any: frozenset[str]

    def implied_country(self, office: str) -> str | None:
        """Return the country whose office this is, where one only has an office of that name."""
        office = office.replace(" ", "_")
        for country, offices in (
            ("USA", self.implied_usa),
            ("GBR", self.implied_gbr),
            ("IND", self.implied_ind),
        ):
            if office in offices:
                return country
        return None

    @property
    def pronouns(self) -> frozenset[str]:
        """Third-person pronouns."""
        return self.pronouns_he | self.pronouns_she | self.pronouns_it | self.pronouns_they


@cache
def lexicon() -> Lexicon:
    """Return the word lists."""
    text = (files(__package__) / "lexicon.toml").read_text("utf-8")
    return Lexicon(
        **{
            name: frozenset(word.replace("__", " ") for word in words.split())
            for name, words in tomllib.loads(text).items()
        }
    )


@cache
def closed_words() -> dict[str, str]:
    """Return the class (det, number, prep, pronoun, verb ...) of every closed-class word."""
    lists = lexicon()
    classes = (
        ("relative", lists.relatives),
        ("det", lists.determiners),
        ("number", lists.numbers),
        ("prep", lists.prepositions),
        ("first", lists.pronouns_we),
        ("pronoun", lists.pronouns),
        ("adverb", lists.adverbs),
        ("conj", frozenset({"and", "or", "but", "nor"})),
        ("verb", lists.verbs),
        ("date", lists.calendar - {"may", "march"}),
    )
    return {word: name for name, words in classes for word in words}
