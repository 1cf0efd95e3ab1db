"""Store: the desk file (DuckDB), its migrations, one writer, queries and exports."""

from foreigndesk.store.answers import ActorRow, EventRow, StatementRow
from foreigndesk.store.connect import pending_steps, schema_steps
from foreigndesk.store.filters import ActorFilter, EventFilter, StatementFilter
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
    "Known",
    "RefusalRow",
    "StatementFilter",
    "StatementRow",
    "flatten",
    "pending_steps",
    "schema_steps",
]
