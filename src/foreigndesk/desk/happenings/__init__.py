"""Happenings: which acts of which reports are one real-world event, and what is agreed of it.

`link_keys` names the blocks in which acts are compared, `pair` compares two traits, `links` gives
every linked pair of a set, `components` the sets that links connect, `cluster` the happenings.

To share a key is not to be linked: keys connect nearly everything in the end, links do not. A
store therefore keeps the component of each act. A new report's acts are compared (`links`) with
the acts that share a key with them; the components of those that they are linked to, and the new
acts, are clustered anew, and nothing else can change: whether two acts are linked depends on
these two alone, and the happenings of a component on its acts alone. When acts go, the components
that they were in are taken apart again with `components`.
"""

from foreigndesk.desk.happenings.build import build_happening, happening_id, lone_happening
from foreigndesk.desk.happenings.group import cluster, components, joins, links
from foreigndesk.desk.happenings.keys import link_keys
from foreigndesk.desk.happenings.pairs import Link, pair
from foreigndesk.desk.happenings.traits import Trait, trait

__all__ = [
    "Link",
    "Trait",
    "build_happening",
    "cluster",
    "components",
    "happening_id",
    "joins",
    "link_keys",
    "links",
    "lone_happening",
    "pair",
    "trait",
]
