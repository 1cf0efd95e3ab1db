import gzip
import io
import json
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from backports import zstd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foreigndesk.intake import Intaken, IntakeOptions, Refused, Taken, take_in

BRIEF = "date 2025-09-12 Talks open\nThe picture\nThe envoys of two states met in Oslo.\n"
STORY = "OSLO, Norway (Agency) — The envoys of two states met on Friday.\n\nThey left late.\n"


def row(number: int, **fields: object) -> str:
    return json.dumps({"text": f"Envoy {number} left.", "date": "2025-09-12", **fields}) + "\n"


RSS = (
    "<rss><channel><item><description>One left.</description>"
    "<pubDate>2025-09-12</pubDate></item></channel></rss>"
)


def varied(count: int) -> list[int]:
    """Numbers that no packer makes small, so that half of the bytes hold about half of them."""
    return [pow(3, number, 10**40 + 7) for number in range(100, count + 100)]


ROWS = "".join(row(number) for number in range(3))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def put(name: str, content: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def take(*paths: str, **options: object) -> list[Intaken]:
    return list(take_in(paths, IntakeOptions(**options)))  # type: ignore[arg-type] # tests vary it


def outcome(found: list[Intaken]) -> list[str]:
    return [
        "ok" if isinstance(item, Taken) else f"{item.error.code} {item.origin.place}"
        for item in found
    ]


@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("a.txt", BRIEF, 1),
        ("a", BRIEF, 1),
        ("a.jsonl", ROWS, 3),
        ("a.json", ROWS, 3),
        ("a.json", "[" + ROWS.strip().replace("\n", ",\n") + "]", 3),
        ("a.jsonl", "[" + ROWS.strip().replace("\n", ",") + "]", 3),
        ("a.json", json.dumps(json.loads(row(1)), indent=2), 1),
        ("a.data", ROWS, 3),
        ("a.csv", "text,date\nOne left.,2025-09-12\nTwo left.,2025-09-12\n", 2),
        ("a.csv", "Headline;Body;pubDate\nH;One left.;Fri, 12 Sep 2025 08:00:00 GMT\n", 1),
        ("a.tsv", "text\tdate\nOne left.\t2025-09-12\n", 1),
        ("a.data", "title,text,date\nH,One left.,2025-09-12\n", 1),
        ("a.xml", RSS, 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_kind_is_read_plain_and_packed(
    name: str, content: str, count: int, packing: str, encoding: str
) -> None:
    data = content.encode(encoding)
    pack = {"": bytes, ".gz": gzip.compress, ".zst": zstd.compress}[packing]
    found = take(put(name + packing, pack(data)))
    assert outcome(found) == ["ok"] * count
    reports = [item.report for item in found if isinstance(item, Taken)]
    assert {report.published for report in reports} == {date(2025, 9, 12)}


def test_a_page_is_told_by_its_beginning_and_read() -> None:
    words = "".join(
        f"<p>Envoy {number} of Norway met the ministers of Chad in Oslo for talks on fish.</p>"
        for number in range(4)
    )
    page = (
        '<!DOCTYPE html><html><head><meta name="date" content="2025-09-12"></head>'
        f"<body><article>{words}</article></body></html>"
    )
    assert outcome(take(put("page", page), put("b.html.gz", gzip.compress(page.encode())))) == [
        "ok",
        "ok",
    ]


def test_a_label_tells_the_encoding_of_a_page() -> None:
    words = "<p>Министры встретились в Осло, чтобы обсудить соглашение о рыболовстве.</p>" * 4
    page = (
        '<html><head><meta charset="koi8-r"><meta name="date" content="2025-09-12"></head>'
        f"<body><article>{words}</article></body></html>"
    )
    (found,) = take(put("a.html", page.encode("koi8-r")), any_language=True)
    assert isinstance(found, Taken)
    assert "Министры" in found.report.text


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty.txt", b"", "FD-102 empty.txt"),
        ("blank.txt", b" \n\xef\xbb\xbf", "FD-102 blank.txt"),
        ("late.txt", b" " * 300_000, "FD-102 late.txt"),
        ("no.jsonl.gz", gzip.compress(b""), "FD-102 no.jsonl.gz"),
        ("head.csv", b"text,date\n", "FD-102 head.csv"),
        ("noise.bin", bytes(range(256)) * 9, "FD-103 noise.bin"),
        ("noise.html", b"<html>" + bytes(range(256)) * 9, "FD-103 noise.html"),
        ("long.txt", b"date 2025-09-12 Long\n" + b"word " * 2_000_000, "FD-107 long.txt"),
        ("undated.txt", STORY.encode(), "FD-105 undated.txt"),
        ("wrong.txt", b"date 2025-02-30 Talks\nThey met.", "FD-106 wrong.txt"),
        ("fields.csv", b"a,b\n1,2\n3,4\n5,6\n", "FD-109 fields.csv:2"),
        ("nest.gz", gzip.compress(gzip.compress(b"words")), "FD-111 nest.gz"),
        ("cut.txt.gz", gzip.compress(BRIEF.encode())[:-9], "FD-110 cut.txt.gz"),
        ("page.html", b"<html><body></body></html>", "FD-112 page.html"),
        ("cyr.txt", "date 2025-09-12 Т\n".encode() + ("Министры встретились в Осло. " * 9).encode(),
         "FD-113 cyr.txt"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_once_and_the_batch_goes_on(
    name: str, content: bytes, expected: str
) -> None:
    put("in/" + name, content)
    put("in/zz.txt", BRIEF)
    code, place = expected.split()
    assert outcome(take("in")) == [f"{code} in/{place}", "ok"]


def test_of_a_cut_archive_whole_reports_are_read_and_the_damage_is_told() -> None:
    many = "".join(row(number) for number in varied(5000)).encode()
    for name, pack in (("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zstd.compress)):
        packed = pack(many)
        found = take(put(name, packed[: len(packed) // 2]))
        assert outcome(found)[-1] == f"FD-110 {name}"
        assert len(found) > 500
        assert set(outcome(found)[:-1]) == {"ok"}


def test_of_a_cut_json_array_whole_reports_are_read_and_the_damage_is_told() -> None:
    array = "[" + ",".join(row(number) for number in varied(5000)) + "]"
    packed = gzip.compress(array.encode())
    found = take(put("a.json.gz", packed[: len(packed) // 2]))
    assert outcome(found)[-1] == "FD-110 a.json.gz"
    assert set(outcome(found)[:-1]) == {"ok"}
    assert len(found) > 500


def test_bad_lines_are_refused_by_line_and_the_others_read() -> None:
    content = row(1) + "{oops\n" + row(2) + '{"text": "x"}\n' + row(3, date="1/2/2025")
    assert outcome(take(put("a.jsonl", content))) == [
        "ok",
        "FD-108 a.jsonl:2",
        "ok",
        "FD-105 a.jsonl:4",
        "FD-106 a.jsonl:5",
    ]


def test_a_line_of_ten_megabytes_is_refused_and_the_next_read() -> None:
    content = row(1, text="word " * 2_000_000) + row(2)
    assert outcome(take(put("a.jsonl", content))) == ["FD-107 a.jsonl:1", "ok"]


def test_a_folder_is_read_through_in_order_without_hidden_files() -> None:
    for name in ("in/b.txt", "in/a.txt", "in/sub/c.txt", "in/.hidden.txt", "in/.git/d.txt"):
        put(name, BRIEF)
    assert [item.origin.key for item in take("in")] == ["in/a.txt", "in/b.txt", "in/sub/c.txt"]


def test_a_glob_is_matched_in_order_and_each_file_read_once() -> None:
    for name in ("in/b.txt", "in/a.txt", "in/sub/c.txt", "in/d.csv"):
        put(name, BRIEF)
    assert [item.origin.place for item in take("in/*.txt")] == ["in/a.txt", "in/b.txt"]
    found = [item.origin.place for item in take("in/**/*.txt")]
    assert found == ["in/a.txt", "in/b.txt", "in/sub/c.txt"]
    assert len(take("in/**")) == 4


def test_a_file_with_the_signs_of_a_glob_in_its_name_is_read() -> None:
    put("a[1].txt", BRIEF)
    assert outcome(take("a[1].txt")) == ["ok"]


@pytest.mark.parametrize("path", ["missing.txt", "*.none", "no/folder/"])
def test_what_does_not_exist_is_refused(path: str) -> None:
    assert outcome(take(path)) == [f"FD-101 {path}"]


def test_an_empty_folder_and_a_broken_link_are_refused() -> None:
    Path("none").mkdir()
    Path("link.txt").symlink_to("nowhere.txt")
    assert outcome(take("none", "link.txt")) == ["FD-102 none", "FD-101 link.txt"]


def test_a_key_is_the_same_however_the_file_is_reached(here: Path) -> None:
    put("in/a.txt", BRIEF)
    ways = ["in", "in/a.txt", "in/*.txt", "./in/../in/a.txt", str(here / "in")]
    assert {take(way)[0].origin.key for way in ways} == {"in/a.txt"}


def test_a_key_outside_the_working_folder_begins_with_the_folder_given(tmp_path: Path) -> None:
    put("../other/sub/a.txt", BRIEF)
    other = tmp_path / "other"
    assert take(str(other))[0].origin.key == "other/sub/a.txt"
    assert take(str(other / "sub" / "a.txt"))[0].origin.key == "sub/a.txt"


def test_lines_of_a_file_have_their_own_places_and_keys() -> None:
    found = take(put("a.jsonl", row(1) + row(2, url="https://a.example/2") + row(3, id="w3")))
    assert [(item.origin.place, item.origin.key) for item in found] == [
        ("a.jsonl:1", "a.jsonl#1"),
        ("a.jsonl:2", "https://a.example/2"),
        ("a.jsonl:3", "w3"),
    ]


@pytest.mark.parametrize("content", [BRIEF.encode(), ROWS.encode(), gzip.compress(ROWS.encode())])
def test_standard_input_is_read(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    found = take("-")
    assert set(outcome(found)) == {"ok"}
    assert all(item.origin.key.startswith("stdin:r") for item in found)


def test_a_dateline_without_year_takes_it_from_the_date_given() -> None:
    put("a.txt", "OSLO, Dec. 30 (Agency) — The envoys met.")
    (near,) = take("a.txt", default_date=date(2026, 1, 2))
    (far,) = take("a.txt", default_date=date(2026, 6, 2))
    assert isinstance(near, Taken)
    assert isinstance(far, Taken)
    assert near.report.published == date(2025, 12, 30)
    assert far.report.published == date(2026, 6, 2)


def test_the_encoding_can_be_told() -> None:
    put("a.txt", "date 2025-09-12 Łódź\nThe envoys met in Łódź.".encode("cp1250"))
    (found,) = take("a.txt", encoding="cp1250")
    assert isinstance(found, Taken)
    assert found.report.title == "Łódź"
    assert outcome(take("a.txt", encoding="klingon")) == ["FD-104 a.txt"]
    assert outcome(take("a.txt", encoding="ascii")) == ["FD-104 a.txt"]


def test_odd_characters_are_kept_and_the_text_stays_valid() -> None:
    put("a.jsonl", row(1, text="\u202eOne\u202c left\0 \ud800here\u200b.\ufeff"))
    (found,) = take("a.jsonl")
    assert isinstance(found, Taken)
    assert found.report.text == "\u202eOne\u202c left\ufffd \ufffdhere\u200b.\ufeff"


def test_the_same_input_gives_the_same_output() -> None:
    put("in/a.txt", BRIEF)
    put("in/b.jsonl", ROWS + "oops\n")
    assert [repr(item) for item in take("in")] == [repr(item) for item in take("in")]


@given(
    st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.csv", "a.xml", "a", "a.gz", "a.html"]),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_a_file_holds_it_is_taken_in_or_refused(name: str, content: bytes) -> None:
    found = take(put(name, content), default_date=date(2026, 1, 9))
    assert found
    assert all(isinstance(item, Taken | Refused) for item in found)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Title: x" + " " * 200_000 + "y\n\nThey met."),
        ("a.txt", "date 2025-09-12 x" + " \t" * 100_000 + "y\nThey met."),
        ("a", "<!-- -->" * 200 + "\n\nThey met."),
        ("a.txt", "((" * 100_000 + " They met."),
        ("a.txt", "They met" + "\n" * 300_000 + "and left."),
        ("a.txt", "a\n" * 200_000),
        ("a.txt", "A. " * 200_000),
        ("a.jsonl", row(1, date="1 " * 200_000)),
        ("a.csv", "text,date\n" + '"' * 200_000 + "\n"),
        ("a.xml", "<rss>" + "<item>" * 100_000),
    ],
)
def test_no_input_takes_long(name: str, content: str) -> None:
    put(name, content)
    started = time.process_time()
    assert take(name, default_date=date(2026, 1, 9))
    assert time.process_time() - started < 5
