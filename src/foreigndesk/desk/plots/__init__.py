"""Plots of a relation: its scores as lines, its acts as bars by quad, period by period."""

from collections.abc import Callable, Mapping

from foreigndesk.desk.plots.page import to_html
from foreigndesk.desk.plots.picture import to_png
from foreigndesk.desk.plots.svg import to_svg
from foreigndesk.desk.relations import Relation


def _svg(relation: Relation) -> bytes:
    return to_svg(relation).encode()


def _html(relation: Relation) -> bytes:
    return to_html(relation).encode()


PLOTS: Mapping[str, Callable[[Relation], bytes]] = {".svg": _svg, ".html": _html, ".png": to_png}
"""Ending of a file's name to what draws it."""
