import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.errors import EncodingUnknown, IntakeError, LineMalformed, LineTooLong
from foreigndesk.intake.rows import Feed, Row, csv_rows, json_rows, jsonl_rows

ROWS = st.lists(
    st.dictionaries(st.text(max_size=8), st.one_of(st.text(), st.integers(), st.none())), max_size=6
)


def feed(data: bytes, max_line: int = 10_000) -> Feed:
    return Feed(iter([data]), "utf-8", "a", max_line)


def codes(rows: list[Row]) -> list[str]:
    return [row.found.code if isinstance(row.found, IntakeError) else "ok" for row in rows]


@given(ROWS)
def test_jsonl_and_json_give_back_what_was_written(rows: list[dict[str, object]]) -> None:
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    assert [row.found for row in jsonl_rows(feed(lines.encode()))] == rows
    for indent in (None, 1):
        assert [row.found for row in json_rows(json.dumps(rows, indent=indent), "a")] == rows


def test_a_bad_line_is_told_by_its_number_and_the_others_are_read() -> None:
    lines = [
        b'{"n": 1}',
        b"{oops",
        b"",
        b"[1]",
        b"\xff\xfe{}",
        b'{"n": "' + b"x" * 20_000 + b'"}',
        b"[" * 9_000,
        b'{"n": ' + b"9" * 6_000 + b"}",
        b'\xef\xbb\xbf{"n": 2}\r',
    ]
    rows = list(jsonl_rows(feed(b"\n".join(lines))))
    assert [row.line for row in rows] == [1, 2, 4, 5, 6, 7, 8, 9]
    assert codes(rows) == [
        "ok",
        LineMalformed.code,
        LineMalformed.code,
        EncodingUnknown.code,
        LineTooLong.code,
        LineMalformed.code,
        LineMalformed.code,
        "ok",
    ]
    assert all(
        str(row.line) == row.found.fields["place"].partition(":")[2]
        for row in rows
        if isinstance(row.found, IntakeError)
    )


@pytest.mark.parametrize(
    ("text", "expected", "lines"),
    [
        ('[{"n": 1},\n\n{"n": 2}]', ["ok", "ok"], [1, 3]),
        ('[{"n": 1},\n{oops}, {"n": 3}]', ["ok", "FD-108"], [1, 2]),
        ('[{"n": 1},\n{"n": ', ["ok", "FD-108"], [1, 2]),
        ('[{"n": 1}\n', ["ok", "FD-108"], [1, 2]),
        ('[1, {"n": 2}]', ["FD-108", "ok"], [1, 1]),
        ("[]", [], []),
        ('{"n": 1}', ["ok"], [1]),
        ('{"n": 1} {"n": 2}', ["FD-108"], [1]),
        ("[" * 100_000, ["FD-108"], [1]),
        ('"n"', ["FD-108"], [1]),
    ],
)
def test_of_a_json_document_the_objects_before_a_mistake_are_read(
    text: str, expected: list[str], lines: list[int]
) -> None:
    rows = list(json_rows(text, "a"))
    assert codes(rows) == expected
    assert [row.line for row in rows] == lines


def test_csv_fields_may_hold_line_ends_quotes_and_delimiters() -> None:
    data = b'text,date\r\n"One, ""two"".\r\nThree.",2025-05-05\r\n\r\nFour,2025-05-06'
    rows = list(csv_rows(feed(data), ","))
    assert [row.found for row in rows] == [
        {"text": 'One, "two".\r\nThree.', "date": "2025-05-05"},
        {"text": "Four", "date": "2025-05-06"},
    ]
    assert [row.line for row in rows] == [2, 5]


def test_a_csv_field_may_be_longer_than_the_library_allows_by_default() -> None:
    data = b"text,date\n" + b"word " * 40_000 + b",2025-05-05\n"
    (row,) = csv_rows(feed(data, 1_000_000), ",")
    assert isinstance(row.found, dict)
    assert len(row.found["text"]) == 200_000


def test_a_bad_csv_row_is_told_by_its_number_and_the_others_are_read() -> None:
    data = io.BytesIO()
    for line in (
        b"text,date",
        b"one,2025-05-05",
        b"two",
        b"three,2025-05-05,more",
        b'"four"x,2025-05-05',
        b"caf\xe9,2025-05-05",
        b"x" * 20_000,
        b"five,2025-05-05",
        b'"six,2025-05-05',
        b"seven,2025-05-05",
    ):
        data.write(line + b"\n")
    rows = list(csv_rows(feed(data.getvalue()), ","))
    assert codes(rows) == ["ok", *["FD-108"] * 3, "FD-104", "FD-107", "ok", "FD-108"]
    assert [row.line for row in rows] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert "no end" in str(rows[-1].found)


@given(st.binary(max_size=200), st.sampled_from([",", "\t", ";"]))
def test_any_bytes_give_rows_or_refusals(data: bytes, delimiter: str) -> None:
    found = [*csv_rows(feed(data), delimiter), *jsonl_rows(feed(data))]
    assert all(isinstance(row.found, dict | IntakeError) for row in found)
