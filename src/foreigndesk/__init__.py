"""foreigndesk: dated news reports in, a defended record out.

    import foreigndesk

    record = foreigndesk.read(text, published="2025-05-05")
    with foreigndesk.open_desk("news.duckdb", write=True) as desk:
        desk.read(["reports/"])
        for event in desk.events(country="IND"):
            print(event.type, event.evidence)

Names are loaded when first used: importing the package loads neither tables nor model.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from foreigndesk.settings import VERSION as __version__  # noqa: N811  the name that tools look for

if TYPE_CHECKING:
    from foreigndesk.errors import ForeigndeskError
    from foreigndesk.intake.report import Report
    from foreigndesk.record.entries import Actor, Event, Record, Statement, TimeExpression
    from foreigndesk.run.front import NewsDesk, open_desk
    from foreigndesk.run.reader import read


__all__ = [
    "Actor",
    "Event",
    "ForeigndeskError",
    "NewsDesk",
    "Record",
    "Report",
    "Statement",
    "TimeExpression",
    "__version__",
    "open_desk",
    "read",
]

_HOMES = {
    "Actor": "record.entries",
    "Event": "record.entries",
    "ForeigndeskError": "errors",
    "NewsDesk": "run.front",
    "Record": "record.entries",
    "Report": "intake.report",
    "Statement": "record.entries",
    "TimeExpression": "record.entries",
    "open_desk": "run.front",
    "read": "run.reader",
}


def __getattr__(name: str) -> Any:
    """Load a name of the front door on first use (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        message = f"module 'foreigndesk' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"foreigndesk.{home}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
