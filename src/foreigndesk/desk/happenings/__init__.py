"""Happenings: which acts of which reports are one real-world event, and what is agreed of it.

`link_keys` names the blocks in which acts are compared, `pair` compares two acts, `links` gives
every pair of a set that belongs together, `cluster` makes happenings of acts. Whether two acts
are linked depends on these two alone, and the clusters of a connected component of links depend
on that component alone: so the order of arrival doesn't matter, and a new report changes only
the components that it is linked to.
"""

from foreigndesk.desk.happenings.build import build_happening, happening_id
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
    "pair",
    "trait",
]
