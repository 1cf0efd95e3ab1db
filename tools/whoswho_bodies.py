"""Names of organisations, media, parties, armed groups and the like."""

import re
from collections.abc import Iterator
from pathlib import Path

from whoswho_names import Names
from whoswho_sources import hand, rows, sectors_of, split

from foreigndesk.whoswho.keys import is_acronym, name_key

BODIES = {
    "UNO": "IGO",
    "IGO": "IGO",
    "EUR": "IGO",
    "NGO": "NGO",
    "IMG": "REB",
    "ISM": "SOC",
    "MNC": "MNC",
}
# everyday words that old pattern lists give as names
PLAIN_WORDS = set(
    "home union party the a of may will general justice trend dawn mobil fars petra kan the diet"
    " azov wagner sputnik globo aleph amal fact trend guardian spiegel diet rada care mission"
    " lower house upper assembly council alliance movement freedom unity solidarity future new"
    " way hope together progress change us red star order front centre center left right action"
    " power people voice reform republic nation homeland civic free labor labour forward respect"
    " victory focus enough independence independent alternative dignity momentum value bridge blue"
    " green times nationals consultation conservative roundtable lightning liberation".split()
)


def bodies(data: Path, names: Names, nouns: set[str]) -> None:
    """Add organisations, media, parties, groups and metonyms; ours come first."""
    for name, aliases, country, sectors, kind in hand("bodies.txt"):
        for spelling in own_entries(name, split(aliases), sectors, kind):
            names.add(spelling, kind, country or None, sectors)
    for row in rows(data / "organisations.tsv"):
        code = sectors_of(row["code"])
        country = row["country"]
        if country in BODIES:
            code = f"{BODIES[country]} {code}" if "JUD" not in code else f"{code} {BODIES[country]}"
            country = ""
        elif not code or country in {"SJM", "BVT", "HMD", "UMI", "IOT"}:
            continue
        spellings = usable([row["name"], *split(row["aliases"])], row["source"], nouns)
        if spellings:
            names.add(spellings, "org", country or None, code.strip(), wikidata=None)
    for row in rows(data / "groups.tsv"):
        country, code = row["country"], sectors_of(row["code"])
        spellings = usable([row["name"], *split(row["aliases"])], row["source"], nouns)
        if spellings:
            names.add(spellings, "group", None if country in BODIES else country or None, code)


def own_entries(name: str, aliases: list[str], sectors: str, kind: str) -> Iterator[list[str]]:
    """Yield the names of each body of a line: a line may list several of one country and sector.

    What shares no word with the first name and is no acronym of it is a body of its own; armed
    groups and metonyms go by names that have nothing in common.
    """
    together = kind in {"group", "metonym"} and sectors[:3] not in {"REL", "CVL"}
    business = sectors[:3] in {"BUS", "JRN", "EDU"}
    clusters = [[name]]
    for before, alias in zip([name, *aliases], aliases, strict=False):
        short = is_acronym(alias) and not is_acronym(before) and not business
        for cluster in clusters:
            if (
                together
                or (short and before in cluster)
                or any(is_variant(alias, known) for known in cluster)
            ):
                cluster.append(alias)
                break
        else:
            clusters.append([alias])
    yield from clusters


def is_variant(alias: str, name: str) -> bool:
    """Whether two names are forms of one: an acronym and its words, or a main word in common."""
    short, long = sorted((alias, name), key=len)
    initials = "".join(w[0] for w in name_key(long).split() if w not in {"of", "the", "and", "for"})
    if name_key(short).replace(" ", "") in {initials, initials + "s"}:
        return True
    plain = {"party", "national", "university", "news", "high", "court", "army", "committee"}
    plain |= {"house", "senate", "democratic", "united", "people", "campaign", "bank", "radio"}
    words = [
        {w[:6] for w in name_key(n).split() if len(w) > 3 and w not in plain} for n in (alias, name)
    ]
    return bool(words[0] & words[1]) or name_key(alias) in name_key(name)


def usable(spellings: list[str], source: str, nouns: set[str]) -> list[str]:
    """Return the names of a body that are no common nouns."""
    kept = []
    for name in spellings:
        bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
        ours = source == "hand"
        if not ours and (len(bare) <= 3 or name_key(bare) in nouns or " or " in bare):
            continue
        if bare.isupper() and not ours and len(bare) > 6:
            bare = bare.title()
        plain = name_key(bare).removeprefix("the ") if source != "hand" else name_key(bare)
        if plain in PLAIN_WORDS and not is_acronym(bare):
            continue
        kept.append(bare)
    return kept
