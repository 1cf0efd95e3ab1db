"""Tables read back as their users read them: pandas with the column types of public loaders."""

from datetime import date
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from foreigndesk.record.entries import Record
from foreigndesk.run.exporting import FORMATS
from foreigndesk.store.exports import gdelt, icews, mentions, polecat
from foreigndesk.store.exports.asked import ExportAsked
from foreigndesk.store.exports.columns import named
from foreigndesk.store.exports.flat import FIELDS
from foreigndesk.store.exports.told import number_of
from foreigndesk.store.reader import DeskReader
from tests.store.exports.conftest import make_desk, text_of, written

GDELT_TYPES = {  # as loaders of GDELT 2.0 files read the columns
    "GLOBALEVENTID": "int64",
    "SQLDATE": "Int64",
    "MonthYear": "Int64",
    "Year": "Int64",
    "FractionDate": "float64",
    "IsRootEvent": "int64",
    "EventCode": "str",
    "EventBaseCode": "str",
    "EventRootCode": "str",
    "QuadClass": "int64",
    "GoldsteinScale": "float64",
    "NumMentions": "int64",
    "NumSources": "int64",
    "NumArticles": "int64",
    "AvgTone": "float64",
    "Actor1Geo_Type": "int64",
    "ActionGeo_Type": "int64",
    "ActionGeo_Lat": "float64",
    "ActionGeo_Long": "float64",
    "DATEADDED": "int64",
}
EVERYTHING = ExportAsked(statuses=None, historical=True)


def read_gdelt(text: str) -> pd.DataFrame:
    names = named(gdelt.COLUMNS)
    return pd.read_csv(StringIO(text), sep="\t", header=None, names=names, dtype=GDELT_TYPES)


def read_polecat(text: str) -> pd.DataFrame:
    return pd.read_csv(StringIO(text), sep="\t", dtype=str, keep_default_na=False)


def test_polecat_has_its_forty_columns_in_order() -> None:
    names = named(polecat.COLUMNS)
    assert len(names) == 40
    assert (names[0], names[7], names[15], names[23], names[39]) == (
        "Event ID",
        "Actor Name",
        "Recipient Name",
        "Placename",
        "Version",
    )


def test_polecat_reads_back_with_none_as_a_word_and_lists_side_by_side(desk: Path) -> None:
    frame = read_polecat(text_of(desk, "polecat"))
    assert list(frame.columns) == named(polecat.COLUMNS)
    call = frame[(frame["Event Type"] == "CONSULT") & (frame["Event Mode"] == "phone")].iloc[0]
    assert call["Event Date"] == "None"
    assert call["Quad Code"] == "VERBAL COOPERATION"
    assert call["Actor Name"] == "Ama Okoro; leader of Rwanda"
    assert (call["Actor Country"], call["Actor COW"]) == ("KEN; RWA", "501; 517")
    assert call["Actor Name Raw"] == "President Ama Okoro; Rwanda's leader"
    assert call["Recipient Name"] == "None"
    pledge = frame[frame["Event Type"] == "AGREE"].iloc[0]
    assert (pledge["Event Date"], pledge["Placename"]) == ("2026-02-03", "Nairobi")
    assert (pledge["Country"], pledge["GeoNames ID"]) == ("KEN", "184745")
    assert pledge["Latitude"] == "-1.2833"


def test_polecat_says_which_rows_are_corrected(desk: Path) -> None:
    frame = read_polecat(text_of(desk, "polecat"))
    marked = frame[frame["Version"].str.endswith(" corrected")]
    assert set(marked["Event Type"]) == {"AGREE"}
    assert list(marked["Contexts"]) == ["economic"]


def test_polecat_survives_a_reader_of_another_encoding(desk: Path, tmp_path: Path) -> None:
    path = tmp_path / "polecat.txt"
    done = written(desk, "polecat", path)
    frame = pd.read_csv(path, sep="\t", encoding="ISO-8859-1")
    assert len(frame) == done.told == done.written - 1


def test_gdelt_has_sixty_one_columns_without_header(desk: Path) -> None:
    assert len(gdelt.COLUMNS) == 61
    names = named(gdelt.COLUMNS)
    assert (names[5], names[15], names[25], names[35], names[51], names[60]) == (
        "Actor1Code",
        "Actor2Code",
        "IsRootEvent",
        "Actor1Geo_Type",
        "ActionGeo_Type",
        "SOURCEURL",
    )
    lines = text_of(desk, "gdelt").splitlines()
    assert {line.count("\t") for line in lines} == {60}


def test_gdelt_reads_back_with_the_types_of_its_loaders(desk: Path) -> None:
    frame = read_gdelt(text_of(desk, "gdelt"))
    pledge = frame[frame["EventRootCode"] == "03"].iloc[0]
    assert pledge["SQLDATE"] == 20260203
    assert (pledge["Actor1Code"], pledge["Actor1CountryCode"]) == ("KENGOV", "KEN")
    assert (pledge["Actor1Type1Code"], pledge["Actor2CountryCode"]) == ("GOV", "RWA")
    assert (pledge["ActionGeo_Type"], pledge["ActionGeo_CountryCode"]) == (4, "KE")
    assert pledge["ActionGeo_FullName"] == "Nairobi, Kenya"
    assert 2026.0 < pledge["FractionDate"] < 2026.2
    assert pledge["IsRootEvent"] == 1
    assert set(frame["EventCode"].str.len()) == {3}
    assert (frame["EventCode"].str[:2] == frame["EventRootCode"]).all()
    assert frame["GLOBALEVENTID"].is_unique


def test_whoever_acts_together_acts_on_each_other(desk: Path) -> None:
    frame = read_gdelt(text_of(desk, "gdelt"))
    deed = frame[frame["EventCode"] == "060"]
    pairs = set(zip(deed["Actor1Name"], deed["Actor2Name"], strict=True))
    assert len(pairs) == 6
    assert ("AMA OKORO", "LEADER OF RWANDA") in pairs
    assert ("LEADER OF RWANDA", "AMA OKORO") in pairs
    assert not any(a == b for a, b in pairs)


def test_an_unknown_day_is_blank_the_reports_day_or_left_out(desk: Path) -> None:
    blank = read_gdelt(text_of(desk, "gdelt"))
    assert blank["SQLDATE"].isna().sum() > 0
    dated = read_gdelt(text_of(desk, "gdelt", ExportAsked(undated="report-day")))
    assert len(dated) == len(blank)
    assert dated["SQLDATE"].isna().sum() == 0
    assert 20260204 in set(dated["SQLDATE"])
    dropped = read_gdelt(text_of(desk, "gdelt", ExportAsked(undated="drop")))
    assert len(dropped) == blank["SQLDATE"].notna().sum()


def test_the_number_of_a_row_opens_its_happening(desk: Path) -> None:
    frame = read_gdelt(text_of(desk, "gdelt"))
    reader = DeskReader.open(desk)
    for number in frame["GLOBALEVENTID"]:
        assert reader.happening(f"h{number >> 7:014x}")
    reader.close()
    assert number_of("hffffffffffffffff", 127) == 2**63 - 1


def test_corrected_rows_of_gdelt_are_named_beside_it(desk: Path, tmp_path: Path) -> None:
    done = written(desk, "gdelt", tmp_path / "events.csv")
    assert done.beside is not None
    frame = pd.read_csv(done.beside, sep="\t")
    assert done.corrected == len(frame) == 1
    assert frame["corrections"][0].endswith("A. Analyst: the clause says so (#1)")


@pytest.mark.parametrize("form", ["jsonl", "timeml"])
def test_records_as_they_were_read_have_their_corrections_beside_them(
    desk: Path, tmp_path: Path, form: str
) -> None:
    done = written(desk, form, tmp_path / "records")
    assert done.beside == str(tmp_path / "records.corrected.tsv")
    frame = pd.read_csv(done.beside, sep="\t")
    assert done.corrected == len(frame) == 1
    assert frame["id"][0].startswith("e")
    assert frame["corrections"][0].endswith("A. Analyst: the clause says so (#1)")


def test_mentions_belong_to_rows_of_the_events_table(desk: Path) -> None:
    assert len(mentions.COLUMNS) == 16
    names = named(mentions.COLUMNS)
    text = text_of(desk, "gdelt-mentions")
    frame = pd.read_csv(
        StringIO(text), sep="\t", header=None, names=names, dtype={"GLOBALEVENTID": "int64"}
    )
    events = read_gdelt(text_of(desk, "gdelt")).set_index("GLOBALEVENTID")
    assert set(frame["GLOBALEVENTID"]) == set(events.index)
    counted = frame.groupby("GLOBALEVENTID").size()
    assert (counted == events["NumMentions"].loc[counted.index]).all()
    assert set(frame["MentionType"]) == {2}
    assert set(frame["SentenceID"]) == {1}
    assert frame["MentionDocLen"].min() > 100
    assert frame["Extras"].str.contains("corrected").sum() > 0


def test_icews_reads_back_with_header_and_names_of_countries(desk: Path) -> None:
    frame = pd.read_csv(StringIO(text_of(desk, "icews")), sep="\t", dtype={"CAMEO Code": "str"})
    assert list(frame.columns) == named(icews.COLUMNS)
    assert len(frame.columns) == 20
    dates = pd.to_datetime(frame["Event Date"])
    assert dates.dropna().dt.year.eq(2026).all()
    pledge = frame[frame["CAMEO Code"].str.startswith("03")].iloc[0]
    assert (pledge["Source Country"], pledge["Target Country"]) == ("Kenya", "Rwanda")
    assert pledge["Source Sectors"] == "executive government"
    assert pledge["Event Text"]
    assert pledge["Intensity"] > 0
    assert frame["Sentence Number"].eq(1).all()


def test_csv_reads_back_and_runs_no_formula(desk: Path) -> None:
    text = text_of(desk, "csv")
    frame = pd.read_csv(StringIO(text), parse_dates=["starts", "published"])
    assert list(frame.columns) == [field.name for field in FIELDS]
    titles = frame["title"].dropna()
    assert titles.str.startswith("'=HYPERLINK").any()
    assert not any(cell.startswith("=") for line in text.splitlines() for cell in line.split(","))
    assert frame["corrected"].sum() == 1
    assert frame.loc[frame["corrected"], "corrections"].str.contains("economic").all()
    assert frame["starts"].dtype.kind == "M"


def test_no_cell_breaks_its_row(desk: Path) -> None:
    for form, tabs in (("polecat", 39), ("gdelt", 60), ("gdelt-mentions", 15), ("icews", 19)):
        lines = text_of(desk, form, EVERYTHING).splitlines()
        assert {line.count("\t") for line in lines} == {tabs}, form


def test_only_what_counts_is_taken_unless_more_is_asked_for(desk: Path) -> None:
    counted = read_polecat(text_of(desk, "polecat"))
    assert "AID" not in set(counted["Event Type"])
    planned = read_polecat(text_of(desk, "polecat", ExportAsked(statuses=("planned",))))
    assert set(planned["Event Type"]) == {"AID"}
    everything = read_polecat(text_of(desk, "polecat", EVERYTHING))
    assert len(everything) == len(counted) + len(planned)


def test_days_bound_an_export(desk: Path) -> None:
    within = ExportAsked(since=date(2026, 2, 3), until=date(2026, 2, 3))
    frame = read_polecat(text_of(desk, "polecat", within))
    assert set(frame["Event Date"]) == {"2026-02-03"}
    after = read_polecat(text_of(desk, "polecat", ExportAsked(since=date(2026, 2, 4))))
    assert len(after) == 0


def test_events_are_rows_of_their_own(desk: Path, records: tuple[Record, ...]) -> None:
    frame = read_polecat(text_of(desk, "polecat", ExportAsked(unit="events", statuses=None)))
    assert set(frame["Event ID"]) == {event.id for one in records for event in one.events}


def test_an_empty_desk_gives_headers_and_no_rows(tmp_path: Path) -> None:
    path = make_desk(tmp_path / "empty.duckdb", ())
    for form in sorted(set(FORMATS) - {"parquet", "timeml"}):
        text = text_of(path, form)
        assert len(text.splitlines()) <= 1 or "graph" in text


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"parquet", "jsonl"}))
def test_the_same_reports_give_the_same_bytes_in_any_order(
    form: str, both_orders: tuple[Path, Path]
) -> None:
    one, two = both_orders
    assert text_of(one, form) == text_of(two, form)
