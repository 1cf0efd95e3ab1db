"""Parquet, a file a month (`year=2001/month=03/part-0.parquet`), unknown days apart.

Any reader of hive partitions (pyarrow, DuckDB, Polars, Spark) takes the folder as one table.
"""

import shutil
from collections.abc import Iterable
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from foreigndesk.errors import ExtraMissing, OutputUnwritable
from foreigndesk.settings import VERSION
from foreigndesk.store.exports.flat import FIELDS
from foreigndesk.store.exports.told import Told

_AT_ONCE = 10_000
_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"  # what readers of such folders take for null


def write_parquet(told: Iterable[Told], folder: Path) -> int:
    """Write rows, sorted by month, into a folder that is made or empty; return their number.

    Raises:
        ExtraMissing: pyarrow is not installed.
        OutputUnwritable: the folder holds something already.
    """
    arrow = _arrow()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputUnwritable(place=str(folder), reason="it exists and is not an empty folder")
    schema = _schema(arrow[0])
    count = 0
    try:
        for month, rows in groupby(told, key=_month):
            count += _write(arrow, schema, rows, folder / month)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    folder.mkdir(parents=True, exist_ok=True)
    return count


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415  the extra `frames`, loaded only here
        import pyarrow.parquet as pq  # noqa: PLC0415  the same
    except ImportError as error:
        raise ExtraMissing(part="Parquet", extra="frames") from error
    return pa, pq


def _schema(pa: Any) -> Any:
    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "day": pa.date32(),
    }
    fields = [
        pa.field(field.name, kinds[field.kind], metadata={"meaning": field.meaning})
        for field in FIELDS
    ]
    return pa.schema(fields, metadata={"writer": f"foreigndesk {VERSION}"})


def _month(told: Told) -> str:
    if told.starts is None:
        return f"year={_UNKNOWN}/month={_UNKNOWN}"
    return f"year={told.starts.year:04d}/month={told.starts.month:02d}"


def _write(arrow: tuple[Any, Any], schema: Any, rows: Iterable[Told], folder: Path) -> int:
    pa, pq = arrow
    folder.mkdir(parents=True, exist_ok=True)
    rows = iter(rows)
    count = 0
    with pq.ParquetWriter(folder / "part-0.parquet", schema, compression="zstd") as writer:
        while some := list(islice(rows, _AT_ONCE)):
            columns = [
                pa.array([field.get(told) for told in some], type=kind.type)
                for field, kind in zip(FIELDS, schema, strict=True)
            ]
            writer.write_table(pa.table(columns, schema=schema))
            count += len(some)
    return count
