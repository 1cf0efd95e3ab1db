"""What the network's outputs mean: tag heads, classes of an anchor, links, and special pieces.

One forward pass gives, for every word piece, the scores of all tag heads and anchor classes side by
side (`COLUMNS` says where each begins), and a query and a key vector for every link. Training and
inference both read this module, so they can't disagree.
"""

from itertools import accumulate

OUTSIDE, BEGIN, INSIDE = 0, 1, 2

# each a BIO tagger: attribution roles, actor mentions, event anchors, sentence-level agent/patient
TAGS = ("source", "cue", "content", "mention", "anchor", "agent", "patient")

TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
STATUSES = ("happened", "ongoing", "planned", "requested", "hypothetical", "denied")
# PLOVER's modes by type (manual 0.8); a type not named here has none
MODES_OF = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    ),
}
NO_MODE = 0
MODES = ("", *(f"{kind} {mode}" for kind, modes in MODES_OF.items() for mode in modes))

# links go from the first piece of a cue or anchor to every piece of what it is linked to
LINKS = ("speaker", "said", "actor", "recipient", "time")
LINK_SIZE = 64
LINK_REACH = 64  # pieces; the learned bias by distance is clipped there

# the roots of the PLV relation task (CONCEDE and RETREAT are one there)
ROOTS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)

# pieces of the BERT vocabulary: ordinary start and end, and unused ones given a meaning here
PIECE_PAD = 0
PIECE_START = 101  # [CLS]: mark as our own annotators do
PIECE_BREAK = 102  # [SEP]: a new paragraph, and the end
PIECE_START_POLNEAR = 1  # [unused0]: mark as PolNeAR's annotators do
PIECE_SOURCE, PIECE_SOURCE_END = 2, 3  # [unused1], [unused2] around the given source
PIECE_TARGET, PIECE_TARGET_END = 4, 5  # [unused3], [unused4] around the given target

_WIDTHS = {**dict.fromkeys(TAGS, 3), "type": len(TYPES), "mode": len(MODES), "status": 6}
_STARTS = (0, *accumulate(_WIDTHS.values()))
COLUMNS = {
    name: slice(_STARTS[i], _STARTS[i] + width) for i, (name, width) in enumerate(_WIDTHS.items())
}
WIDTH = _STARTS[-1]
