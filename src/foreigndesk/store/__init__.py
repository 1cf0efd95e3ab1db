"""Store: the desk file (DuckDB), its migrations, one writer, queries and exports."""

from foreigndesk.store.answers import ActorRow, EventRow, StatementRow
from foreigndesk.store.connect import pending_steps, schema_steps
from foreigndesk.store.filters import ActorFilter, EventFilter, StatementFilter
from foreigndesk.store.happenings import HappeningFilter, HappeningRow
from foreigndesk.store.joiner import Joiner, JoinSummary
from foreigndesk.store.reader import DeskReader
from foreigndesk.store.rows import FlatRecord, flatten
from foreigndesk.store.writer import Counts, DeskWriter, Known, RefusalRow

__all__ = [
    "ActorFilter",
    "ActorRow",
    "Counts",
    "DeskReader",
    "DeskWriter",
    "EventFilter",
    "EventRow",
    "FlatRecord",
    "HappeningFilter",
    "HappeningRow",
    "JoinSummary",
    "Joiner",
    "Known",
    "RefusalRow",
    "StatementFilter",
    "StatementRow",
    "flatten",
    "pending_steps",
    "schema_steps",
]
