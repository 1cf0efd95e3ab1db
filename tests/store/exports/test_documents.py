"""PLOVER, JSON-LD, ninjs, Parquet and the network read back by the tools of their users."""

import json
from datetime import date
from pathlib import Path

import duckdb
import jsonschema
import networkx as nx
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from lxml import etree

from foreigndesk.errors import ExtraMissing, OutputUnwritable
from foreigndesk.record.entries import Record
from foreigndesk.store.exports import parquet
from foreigndesk.store.exports.asked import ExportAsked
from foreigndesk.store.exports.flat import FIELDS
from foreigndesk.store.exports.ninjs import COLUMNS as NINJS
from tests.store.exports.conftest import text_of, written

TEXT = {"type": "string", "minLength": 1}
ENTITY = {
    "type": "object",
    "required": ["entity_text"],
    "additionalProperties": False,
    "properties": {
        "code": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "sector": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "entity_text": TEXT,
        "identifier_id": {"type": "string", "pattern": "^Q[0-9]+$"},
        "identifier_text": TEXT,
        "office": TEXT,
    },
}
PLOVER = {  # fields of the manual's table, and the named extensions
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "additionalProperties": False,
    "properties": {
        "id": TEXT,
        "has_event": {"const": True},
        "date": {"type": ["string", "null"], "format": "date"},
        "enddate": {"type": "string", "format": "date"},
        "actor": {"type": "array", "items": ENTITY},
        "recipient": {"type": "array", "items": ENTITY, "minItems": 1},
        "event": {"type": "array", "items": TEXT, "minItems": 1},
        "mode": {"type": "array", "items": TEXT},
        "context": {"type": "array", "items": TEXT},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "event_loc": {
            "type": "object",
            "properties": {"lat": {"type": "number"}, "geonameid": {"type": "integer"}},
        },
        "event_text": {"type": "array", "items": TEXT},
        "text_info": {
            "type": "object",
            "properties": {"sequence": {"type": "integer", "minimum": 1}},
            "required": ["sequence", "start", "end"],
        },
        "size": {"type": "object"},
        "cite_info": {"type": "object", "required": ["citation", "codebook", "version"]},
        "coder": {"const": "foreigndesk"},
        "status": TEXT,
        "historical": {"type": "boolean"},
        "attribution": {"type": "array", "items": {"required": ["statement", "source"]}},
        "happening": {"type": "object", "required": ["events", "reports", "voices"]},
        "confidence": {"type": "number"},
        "corrected": {"type": ["array", "boolean"]},
    },
}
URI = {"type": "string", "pattern": "^[a-z][a-z+.-]*:[^ ]+$"}
NAMED = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "properties": {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT},
    },
}
NINJS_SCHEMA = {  # the fields of ninjs 3.1 that are written, as its schema has them
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": URI,
        "standard": {"type": "object", "required": ["name", "version", "schema"]},
        "type": {"const": "text"},
        "representationType": {"enum": ["full", "partial"]},
        "profile": TEXT,
        "versionCreated": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00Z$"},
        **dict.fromkeys(("language", "title", "located", "by", "edNote"), TEXT),
        "headlines": {"type": "array", "items": {"required": ["value"]}},
        "bodies": {
            "type": "array",
            "items": {
                "additionalProperties": False,
                "required": ["value"],
                "properties": {
                    "role": TEXT,
                    "contentType": TEXT,
                    "charCount": {"type": "integer"},
                    "wordCount": {"type": "integer"},
                    "value": {"type": "string"},
                },
            },
        },
        **dict.fromkeys(("people", "organisations", "places", "subjects"), NAMED),
        "events": {
            "type": "array",
            "items": {
                "additionalProperties": False,
                "properties": {"id": TEXT, "name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT},
            },
        },
        "infoSources": {
            "type": "array",
            "items": {
                "additionalProperties": False,
                "properties": {"name": TEXT, "role": TEXT, "uri": URI, "literal": TEXT},
            },
        },
        "altIds": {"type": "array", "items": {"required": ["role", "value"]}},
    },
}


def objects(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_plover_lines_have_the_fields_of_the_manual(desk: Path) -> None:
    found = objects(text_of(desk, "plover", ExportAsked(statuses=None, historical=True)))
    assert found
    for one in found:
        jsonschema.validate(one, PLOVER)


def test_plover_tells_status_attribution_and_how_often_it_is_told(desk: Path) -> None:
    found = objects(text_of(desk, "plover", ExportAsked(statuses=None)))
    pledge = next(one for one in found if one["event"] == ["AGREE"])
    assert pledge["attribution"][0]["source"] == "Ministry of Foreign Affairs"
    assert pledge["happening"]["reports"] == 2
    assert pledge["event_loc"]["resolution"] == 4
    assert pledge["corrected"]
    assert {one["status"] for one in found} == {"happened", "planned"}
    call = next(one for one in found if one.get("mode") == ["phone"])
    assert call["date"] is None


def test_ninjs_lines_have_only_fields_of_the_schema(desk: Path) -> None:
    found = objects(text_of(desk, "ninjs"))
    assert len(found) == 2
    for one in found:
        jsonschema.validate(one, NINJS_SCHEMA)
    documented = {name for column in NINJS for name in column.name.split(", ")}
    assert set(NINJS_SCHEMA["properties"]) == documented


def test_ninjs_names_who_says_so(desk: Path) -> None:
    (first, _) = objects(text_of(desk, "ninjs"))
    sources = [(one["name"], one["role"]) for one in first["infoSources"]]
    assert ("Ministry of Foreign Affairs", "reported") in sources
    assert ("Ama Okoro", "reported") in sources
    assert "contexts: economic" in first["edNote"]


def test_json_ld_has_a_claim_or_quotation_a_statement(
    desk: Path, records: tuple[Record, ...]
) -> None:
    found = objects(text_of(desk, "jsonld"))
    assert [one["@type"] for one in found] == ["NewsArticle"] * 2
    parts = {one["@id"]: one for article in found for one in article["hasPart"]}
    wanted = {f"urn:foreigndesk:{s.id}" for record in records for s in record.statements}
    assert set(parts) == wanted
    for one in parts.values():
        assert one["@type"] == "Claim"
        assert one["author"]["name"]
        assert one["appearance"]["@id"].startswith("urn:foreigndesk:r")
    outer = {one["@id"] for one in parts.values()}
    assert any(one["isPartOf"]["@id"] in outer for one in parts.values())
    event = found[0]["about"][0]
    assert event["@type"] == "Event"
    names = {one["name"] for one in event["additionalProperty"]}
    assert names - {"corrected"} == {"PLOVER", "status", "historical"}
    properties = [one for event in found[0]["about"] for one in event["additionalProperty"]]
    assert [one for one in properties if one["name"] == "corrected"]


def test_parquet_is_one_table_by_month_with_days_and_lists(desk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "parquet"
    done = written(desk, "parquet", folder)
    table = ds.dataset(folder, partitioning="hive").to_table()
    assert table.num_rows == done.told == done.written
    assert set(table.column_names) == {field.name for field in FIELDS} | {"year", "month"}
    rows = table.to_pylist()
    for row in rows:
        starts = row["starts"]
        assert (row["year"], row["month"]) == (
            (starts.year, starts.month) if starts else (None,) * 2
        )
    assert {row["starts"] for row in rows} == {None, date(2026, 2, 3)}
    assert max(len(row["actors"]) for row in rows) == 3
    one = next(folder.rglob("*.parquet"))
    assert pq.read_schema(one).field("type").metadata[b"meaning"] == b"PLOVER type"


def test_duckdb_reads_the_months(desk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "parquet"
    written(desk, "parquet", folder)
    files = f"read_parquet('{folder}/**/*.parquet', hive_partitioning=true)"
    counted = duckdb.sql(f"select year, count(*) from {files} group by year order by year")
    assert [year for year, _ in counted.fetchall()] == [2026, None]


def test_parquet_gives_the_same_bytes_and_spares_what_is_there(desk: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        written(desk, "parquet", tmp_path / name)
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*.parquet")
        }
        for name in ("one", "two")
    )
    assert one == two
    with pytest.raises(OutputUnwritable, match="not an empty folder"):
        written(desk, "parquet", tmp_path / "one")


def test_parquet_without_its_packages_says_which_extra_to_install(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ExtraMissing, match="frames"):
        written(desk, "parquet", tmp_path / "parquet")
    assert parquet.write_parquet


def test_the_network_reads_back_as_a_graph(desk: Path, tmp_path: Path) -> None:
    written(desk, "graphml", tmp_path / "network.graphml")
    graph = nx.read_graphml(tmp_path / "network.graphml")
    assert set(graph.nodes) == {"KEN", "RWA"}
    written(desk, "gexf", tmp_path / "network.gexf")
    assert set(nx.read_gexf(tmp_path / "network.gexf", version="1.2draft").nodes) == {"KEN", "RWA"}


def test_graphml_and_timeml_are_well_formed(desk: Path, tmp_path: Path) -> None:
    root = etree.fromstring(text_of(desk, "graphml").encode())
    assert root.tag == "{http://graphml.graphdrawing.org/xmlns}graphml"
    done = written(desk, "timeml", tmp_path / "timeml")
    files = sorted((tmp_path / "timeml").iterdir())
    assert len(files) == done.written == 2
    assert all(etree.parse(file).getroot().tag == "TimeML" for file in files)
