"""Whether two words name one kind of act: forms, derivations, and words seen told of one act.

"killed", "killing" and "slain"; "quake" and "earthquake". Two small tables answer, no model:
`data/derived.tsv` has nouns and irregular forms beside their verbs (general English), and
`data/wording.tsv` how often two words named one act where reports told of one happening. The
latter holds counts of words only; it was learnt from ECB+ (Cybulska and Vossen 2014; CC BY 3.0),
25 training topics, by `python -m training.coref_words`.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from foreigndesk.reading.lemmas import lemma

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z]+)*")
# verbs that say little of the act when a noun follows: "carried out an attack", "took part in"
_LIGHT = frozenset(
    "be been being is was were have has had having do does did done make made makes making take "
    "took taken takes taking give gave given gives giving get got gets getting hold held holds "
    "holding carry carried carries carrying conduct conducted launch launched stage staged "
    "commit committed perform performed pay paid undergo underwent continue continued begin began "
    "start started".split()
)
_PARTICLES = frozenset(
    "up out off down over on in into to at by for from with about away back through after against "
    "along apart around together upon under of forward ahead aside".split()
)
_EMPTY = frozenset("a an the his her its their our my your this that these those not n't s".split())
# endings that make a noun of a verb; what stays must have four letters, as in "agree-ment"
_NOUN_ENDINGS = ("ation", "ition", "ion", "ment", "al", "age", "ance", "ence", "er", "or", "ist")
_SHORTEST = 4
_UNSEEN_SAME = 0.85  # share of equal words that name one act in ECB+ train, same happening
_UNSEEN_KIN = 0.8  # the same for derivations


def act_word(anchor: str) -> str:
    """Return the key of the word that names the act in an anchor such as "carried out attacks".

    Light verbs, particles and determiners are passed over; the first word of a verb with particle
    ("gunned down") and the last of a noun phrase count. "" for an anchor without words.
    """
    words = _WORD.findall(anchor.lower())
    content = [w for w in words if w not in _EMPTY and w not in _PARTICLES] or words
    strong = [w for w in content if w not in _LIGHT] or content
    if not strong:
        return ""
    verbal = len(words) > 1 and words[0] == strong[0] and words[1] in _PARTICLES
    return word_key(strong[0] if verbal else strong[-1])


@lru_cache(maxsize=1 << 14)
def word_key(word: str) -> str:
    """Return one key for the forms of a lower-case word and the nouns derived from it."""
    return _derived().get(word) or lemma(word)


def same_act_words(anchor_a: str, anchor_b: str) -> float:
    """Return how far the words alone speak for one act, 0 to 1, in reports of one happening.

    Equal and related words give the share of such pairs that named one act in ECB+ train (about
    0.85 where the words weren't seen; less for words such as "said", which are equal in many
    different acts). Different words give that share where it is 0.3 or more (cut by half where
    they were seen together in one topic only), otherwise 0.0, which means that the words say
    nothing, not that the acts differ. The chance holds among reports known to tell of one
    happening; it says nothing of actors, days and places.
    """
    first, second = sorted((act_word(anchor_a), act_word(anchor_b)))
    seen = _seen().get((first, second))
    if seen is not None:
        return seen
    if first == second:
        return _UNSEEN_SAME if first else 0.0
    return _UNSEEN_KIN if _stems(first) & _stems(second) else 0.0


@lru_cache(maxsize=1 << 14)
def _stems(key: str) -> frozenset[str]:
    stems = {key}
    for ending in _NOUN_ENDINGS:
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= _SHORTEST and not stem.endswith("ss"):
            stems.add(lemma(stem))
    return frozenset(stems)


@cache
def _derived() -> dict[str, str]:
    rows = _rows("derived.tsv")
    return {form: lemma(base) for base, forms in rows for form in (base, *forms.split())}


@cache
def _seen() -> dict[tuple[str, str], float]:
    return {(first, second): float(share) for first, second, share, *_ in _rows("wording.tsv")}


def _rows(name: str) -> list[list[str]]:
    text = (files("foreigndesk.desk") / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
