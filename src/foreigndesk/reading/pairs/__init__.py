"""Whether mentions of acts in several reports are of one act: one network over two at once."""

from foreigndesk.reading.pairs.group import average_linkage
from foreigndesk.reading.pairs.load import Compared, Pairs, load_pairs
from foreigndesk.reading.pairs.passages import Mention, Passage, cut_passages
from foreigndesk.reading.pairs.same import Report, compare_reports, group_mentions, part_reports

__all__ = [
    "Compared",
    "Mention",
    "Pairs",
    "Passage",
    "Report",
    "average_linkage",
    "compare_reports",
    "cut_passages",
    "group_mentions",
    "load_pairs",
    "part_reports",
]
