"""Small English: lists, articles, capitals, number of a noun phrase, forms of verbs."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

_PLURAL_NOUNS = frozenset(
    "men women children people police troops forces officials authorities rebels militants gunmen "
    "leaders ministers soldiers talks sides countries nations workers both".split()
)
_PEOPLES = frozenset(
    "serbs kurds turks arabs jews croats czechs poles swedes danes finns scots shiites sunnis "
    "muslims christians tutsis hutus israelis iraqis pakistanis saudis afghans tamils".split()
)
_PLURAL_NAMES = frozenset("police forces troops".split())
_DEFINITE = re.compile(
    r"\b(?:ministry|parliament|government|council|army|navy|police|court|commission|committee"
    r"|union|nations|league|senate|congress|party|bank|embassy|mission|agency|assembly|cabinet"
    r"|department|office|united states|united kingdom|united arab emirates|netherlands"
    r"|philippines|bahamas|gambia|maldives|kremlin|pentagon|vatican|white house)$",
    re.IGNORECASE,
)
_VOWELS = "aeiou"


def listed(items: Sequence[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def with_article(name: str) -> str:
    """Return a name as it stands inside a sentence: "the Foreign Ministry", "the United States"."""
    owned = "'s " in name or "’s " in name
    if name[:4].lower() == "the " or owned or not _DEFINITE.search(name):
        return name
    return f"the {name}"


def capital(text: str) -> str:
    """Return text with its first letter large, whatever marks stand before it."""
    match = re.search(r"\w", text)
    if match is None:
        return text
    return text[: match.start()] + text[match.start()].upper() + text[match.end() :]


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase takes a verb in the plural."""
    words = re.findall(r"[\w'’-]+", phrase)
    lows = [word.lower() for word in words]
    if "and" in lows or not words:
        return bool(words)
    head = lows[lows.index("of") - 1] if "of" in lows[1:] else lows[-1]
    proper = words[lows.index(head)][:1].isupper() and len(words) < 4
    if len(words) == 1 and (words[0].endswith("ans") or head in _PEOPLES):
        return True
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        return head in _PLURAL_NAMES
    return head in _PLURAL_NOUNS or (head.endswith("s") and not head.endswith("ss") and not proper)


def base_of(form: str) -> str | None:
    """Return the infinitive of an inflected verb; None for a word of no verb we know."""
    return _forms().get(form.lower())


def present(base: str, *, plural: bool) -> str:
    """Return the present tense of a verb: "condemns", or "condemn" in the plural."""
    if plural:
        return "are" if base == "be" else base
    return {"be": "is", "have": "has"}.get(base) or third(base)


def third(base: str) -> str:
    """Return the third person of a regular verb."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}s"


def gerund(base: str) -> str:
    """Return the -ing form of a verb of the table."""
    return next(form for form in _regular(base) if form.endswith("ing"))


@cache
def _forms() -> dict[str, str]:
    text = (files("foreigndesk.desk") / "data" / "verbs.tsv").read_text("utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines()[1:]:
        base, _, irregular = line.partition("\t")
        for form in (base, *_regular(base), *irregular.split()):
            found.setdefault(form, base)
    return found


def _regular(base: str) -> tuple[str, ...]:
    doubled = _doubles(base)
    stem = base + base[-1] if doubled else base
    if base.endswith("ie"):
        return third(base), f"{base}d", f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return third(base), f"{base}d", f"{base[:-1]}ing"
    past = f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in _VOWELS else f"{stem}ed"
    return third(base), past, f"{stem}ing"


def _doubles(base: str) -> bool:
    """Whether the last consonant is doubled: short verbs of one vowel, and a few longer ones."""
    if base in {
        "commit",
        "refer",
        "admit",
        "permit",
        "occur",
        "expel",
        "submit",
        "cancel",
        "rebuf",
    }:
        return True
    one_vowel = sum(char in _VOWELS for char in base) == 1
    return one_vowel and len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS
