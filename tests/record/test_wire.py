"""Records as JSON and back, and the schema of that JSON."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from foreigndesk.errors import LawBroken, RecordError
from foreigndesk.intake.report import report_id
from foreigndesk.reading.marks import Reading
from foreigndesk.record.build import build_record
from foreigndesk.record.wire import decode, encode, json_schema, schema_text
from tests.record.conftest import make_reading

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "record.schema.json"


def test_a_record_comes_back_as_it_went(reading: Reading) -> None:
    record = build_record(reading)
    assert decode(encode(record)) == record
    assert encode(decode(encode(record))) == encode(record)


@given(tail=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_survives_the_round_trip(tail: str) -> None:
    reading = make_reading()
    text = reading.report.text + tail
    report = reading.report
    new_id = report_id(text=text, published=report.published, title=None, publisher=None, url=None)
    record = build_record(replace(reading, report=replace(report, text=text, id=new_id)))
    assert decode(encode(record)).report.text == text


def test_a_record_validates_against_the_schema(reading: Reading) -> None:
    jsonschema.validate(json.loads(encode(build_record(reading))), json_schema())


def test_the_schema_checked_in_is_the_one_of_the_types() -> None:
    assert SCHEMA_FILE.read_text("utf-8") == schema_text(), "run `make docs`"


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(RecordError, match="not a record"):
        decode(b'{"report": 1}')
    with pytest.raises(RecordError, match="not a record"):
        decode(b"\xff")


def test_a_record_that_breaks_a_law_is_not_loaded(reading: Reading) -> None:
    data = encode(build_record(reading)).replace(b'"confidence":0.9', b'"confidence":9.0')
    with pytest.raises(LawBroken, match="confidences are shares"):
        decode(data)
