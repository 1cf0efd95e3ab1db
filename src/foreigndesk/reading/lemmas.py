"""Lemmas by rule: enough to bring the inflected forms of a verb or noun to one key.

The key need not be a dictionary word ("denied" and "denies" give "deny", "seized" gives "seiz");
it only has to be the same for all forms, and it is made the same way for lexicon and text.
"""

from functools import cache, lru_cache
from importlib.resources import files

_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ying", "y"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)
_DOUBLED = frozenset({"bb", "dd", "gg", "ll", "mm", "nn", "pp", "rr", "tt"})


@lru_cache(maxsize=1 << 15)
def lemma(word: str) -> str:
    """Return the key of a lower-case word."""
    known = _irregular().get(word)
    if known is not None:
        return _bare(known)
    for ending, base in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= 3 and not word.endswith(("ss", "us", "is")):
            return _bare(stem + base)
    return _bare(word)


def _bare(stem: str) -> str:
    """Return the stem without a doubled consonant or a mute e, so that all forms meet."""
    if stem[-2:] in _DOUBLED and len(stem) > 4:
        stem = stem[:-1]
    if stem.endswith("e") and len(stem) > 3:
        stem = stem[:-1]
    return stem


@cache
def _irregular() -> dict[str, str]:
    text = (files(__package__) / "irregular.tsv").read_text("utf-8")
    pairs = (line.split("\t") for line in text.splitlines()[1:])
    return {form: base for base, forms in pairs for form in forms.split()}
