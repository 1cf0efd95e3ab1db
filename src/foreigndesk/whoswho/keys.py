"""How names are compared: without accents, case and, for persons, differences of romanisation."""

import re
import unicodedata

_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "’": "'", "‘": "'", "`": "'"}
)
_WORDS = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}|\b(?:[A-Z]\.)+[A-Z]\b")
_OWNER = re.compile(r"'s\b")
_MUHAMMAD = re.compile(r"\bm[ou]h?am+[aei]d\b")
_DOUBLE = re.compile(r"([a-z])\1+")
_SOUNDS = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("iy", "i"),
    ("yy", "y"),
    ("y", "i"),
    ("w", "v"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
)


def fold(text: str) -> str:
    """Return `text` in lower case without accents; apostrophes are made straight."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().translate(_PLAIN)


def name_key(text: str) -> str:
    """Return the key of a name: its folded words, one space apart; "U.N." counts as "un".

    Possessive endings are dropped ("People's Daily" is "people daily").
    """
    undotted = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    return " ".join(_WORDS.findall(_OWNER.sub("", fold(undotted))))


def person_key(key: str) -> str:
    """Return a folded name as it sounds, so that romanisations of one name agree.

    "Mohammed Hussein Roble" and "Mohamed Husein Roble" have the same key. Crude on purpose: it is
    only used for whole names, and one key may lead to several persons.
    """
    key = _MUHAMMAD.sub("mohamed", key.replace("'", ""))
    for spelling, sound in _SOUNDS:
        key = key.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", key)


def is_acronym(text: str) -> bool:
    """Whether a name is written in capitals and so must be met in capitals ("WHO", "IS")."""
    letters = text.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 6 and letters.isalnum() and letters.isupper()


def acronym_key(text: str) -> str:
    """Return the key of a name in capitals: "=" and its letters without dots ("=UN")."""
    return "=" + text.replace(".", "").replace("-", "")
