"""`foreigndesk relations` as users run it."""

import json
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from foreigndesk.cli.main import app
from tests.cli.conftest import Run


@pytest.fixture
def ask(desk: Path) -> "Ask":
    return Ask(desk)


class Ask:
    """Runs the command on the desk of examples, in this process."""

    def __init__(self, desk: Path) -> None:
        self._desk = desk

    def __call__(self, *words: object) -> Result:
        command = ["relations", *map(str, words), "--desk", str(self._desk)]
        return CliRunner().invoke(app, command)


def test_a_table_tells_counts_and_scores(ask: Ask) -> None:
    done = ask("Armenia", "AZE", "--by", "year")
    assert done.exit_code == 0
    assert done.output.startswith("Armenia (A) and Azerbaijan (B) by year: happenings")
    assert "PLOVER" in done.output


def test_an_act_of_both_against_another_is_told_but_not_counted(tmp_path: Path) -> None:
    words = "ACCRA, March 3 (Wire) - Ghana and Togo condemned Mali on Tuesday. Ghana thanked Togo."
    (tmp_path / "one.txt").write_text(words, "utf-8")
    given = [str(tmp_path / "one.txt"), "--date", "2026-03-03", "--reader", "rules"]
    made = CliRunner().invoke(app, ["read", *given, "--desk", str(tmp_path / "one.duckdb")])
    assert made.exit_code == 0, made.output
    done = Ask(tmp_path / "one.duckdb")("Ghana", "Togo", "--by", "year")
    assert "not counted: 1 in which both only take part side by side" in done.output


def test_one_direction_alone_can_be_shown(ask: Ask) -> None:
    done = ask("ARM", "AZE", "--by", "year", "--direction", "a-to-b")
    heading, _, year, *_ = done.output.splitlines()
    assert heading.endswith(", only A→B")
    assert year.split()[:2] == ["2025", "1"]


def test_every_act_behind_the_numbers_has_an_id_that_why_opens(
    ask: Ask, foreigndesk: Run, desk: Path
) -> None:
    placed = json.loads(ask("ARM", "AZE", "--format", "json").output)
    listed = ask("ARM", "AZE", "--ids").output.split()
    unplaced = ask("ARM", "AZE", "--ids", "--period", "unknown").output.split()
    counted = placed["total"]["all"]["count"] if placed["total"] else 0
    assert len(listed) == counted
    assert len(unplaced) == placed["undated"] + placed["wide"]
    assert listed + unplaced
    done = foreigndesk("why", *listed, *unplaced, "--desk", desk)
    assert done.returncode == 0, done.stderr


def test_statements_of_each_about_the_other_are_listed(ask: Ask) -> None:
    found = json.loads(ask("ARM", "AZE", "--format", "json").output)
    said = found["total"]["said"]
    rows = ask("ARM", "AZE", "--statements", "--format", "jsonl").output.splitlines()
    assert len(rows) == said["by_a"] + said["by_b"] > 0
    assert {json.loads(row)["side"] for row in rows} <= {"a", "b"}


def test_another_unit_and_more_statuses_widen_what_is_counted(ask: Ask) -> None:
    def acts(*more: object) -> int:
        found = json.loads(ask("EGY", "TUR", "--format", "json", *more).output)
        return int(
            found["undated"]
            + found["wide"]
            + (found["total"] or {"all": {"count": 0}})["all"]["count"]
        )

    assert acts("--count", "events") >= acts()
    assert acts("--status", "planned", "--status", "happened", "--historical") >= acts()
    assert acts("--status", "denied") == 0


def test_weights_of_ones_own_are_a_column_and_mistakes_in_them_are_told(
    ask: Ask, foreigndesk: Run, desk: Path, tmp_path: Path
) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("type\tscore\nCONSULT\t1\nAGREE\t3\n", "utf-8")
    found = json.loads(ask("EGY", "TUR", "--weights", table, "--format", "json").output)
    assert found["weights"] == "mine.tsv"
    assert found["total"]["all"]["own"]["n"] > 0
    assert " own " in ask("EGY", "TUR", "--weights", table).output
    table.write_text("type\tscore\nHELP\t1\n", "utf-8")
    done = foreigndesk("relations", "EGY", "TUR", "--weights", table, "--desk", desk)
    assert done.returncode == 1
    assert done.stderr.startswith("FD-802: mine.tsv, row 1: 'HELP' is no PLOVER type")


@pytest.mark.parametrize("ending", ["svg", "html"])
def test_a_plot_is_written_to_a_file(ask: Ask, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"plot.{ending}"
    assert ask("EGY", "TUR", "--plot", path).exit_code == 0
    assert "Egypt and Türkiye" in path.read_text("utf-8")


def test_the_network_is_printed_and_written_for_other_tools(ask: Ask, tmp_path: Path) -> None:
    assert "Egypt, Türkiye" in ask("--network").output
    path = tmp_path / "net.graphml"
    assert ask("--network", "--min", 2, "--to", path).exit_code == 0
    graph = nx.read_graphml(path)
    assert graph.has_edge("EGY", "TUR")
    assert all(data["count"] >= 2 for *_, data in graph.edges(data=True))
    other = tmp_path / "net.gexf"
    assert ask("--network", "--nodes", "actors", "--to", other).exit_code == 0
    assert nx.read_gexf(other, version="1.3").number_of_edges() > 0


def test_a_pair_with_nothing_between_them_is_said_to_have_nothing(ask: Ask) -> None:
    done = ask("Tuvalu", "Bhutan")
    assert done.exit_code == 0
    assert "nothing between them in any period" in done.output
    assert ask("Tuvalu", "Bhutan", "--events").output.strip() == "nothing found"
    assert json.loads(ask("TUV", "BTN", "--format", "json").output)["periods"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("Zorblax", "IND"), "FD-605"),
        (("IND", "India"), "FD-801"),
        (("IND", "EU@soon"), "FD-801"),
        (("IND", "PAK", "--events", "--period", "May"), "FD-803"),
        (("IND", "PAK", "--since", "2025-02-01", "--until", "2025-01-01"), "FD-803"),
        (("IND", "PAK", "--plot", "/no/such/folder/p.svg"), "FD-608"),
    ],
)
def test_what_can_not_be_answered_is_told_in_one_sentence(
    ask: Ask, words: tuple[str, ...], code: str
) -> None:
    done = ask(*words)
    assert done.exit_code == 1
    assert getattr(done.exception, "code", None) == code


@pytest.mark.parametrize(
    "words",
    [
        ("IND",),
        ("IND", "PAK", "CHN"),
        ("IND", "--network"),
        ("IND", "PAK", "--plot", "p.pdf"),
        ("--network", "--to", "net.txt"),
        ("--network", "--count", "reports"),
        ("IND", "PAK", "--direction", "beside"),
    ],
)
def test_wrong_usage_is_told_as_usage(ask: Ask, words: tuple[str, ...]) -> None:
    assert ask(*words).exit_code == 2


def test_an_empty_desk_is_no_error(foreigndesk: Run, tmp_path: Path) -> None:
    empty = tmp_path / "none"
    empty.mkdir()
    (empty / "dull.txt").write_text("date 2026-01-05 Nothing new\nIt was calm.\n", "utf-8")
    desk = tmp_path / "empty.duckdb"
    assert foreigndesk("read", empty, "--desk", desk).returncode == 0
    done = foreigndesk("relations", "IND", "PAK", "--desk", desk)
    assert done.returncode == 0
    assert "nothing between them" in done.stdout
    assert foreigndesk("relations", "--network", "--desk", desk).stdout.strip() == "nothing found"
