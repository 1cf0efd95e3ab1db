"""Near-copies: copies and rewrites of one text, or of one readout, are one voice."""

from itertools import permutations

from foreigndesk.desk.copies import ReportSketch, are_copies, sketch, sketch_keys, voices

WIRE = (
    "The harbour master of Port Ellery closed the northern channel on Tuesday after a ferry with "
    "two hundred people on board ran aground in fog. Nobody was hurt. Tugs from the naval yard "
    "pulled the vessel free before noon, and the owner promised an inquiry into the pilot's orders."
)
REWRITE = WIRE.replace("The harbour master of Port Ellery", "Port Ellery's harbour master") + (
    " Fishermen have asked for a second beacon for years."
)
SHORT = WIRE.split(". ", maxsplit=1)[0] + "."
OTHER = (
    "Voters in the hill districts queued for hours on Tuesday to choose a new assembly. Observers "
    "of three neighbouring states spoke of a calm day, though two stations opened late."
)
SAID = "“We shall keep the channel shut until the last stone has been mapped by our divers”"


def of(text: str, report: str = "r1", published: str = "2024-05-07") -> ReportSketch:
    return sketch(text, report=report, published=published)


def test_a_rewrite_with_one_more_sentence_is_a_copy() -> None:
    assert are_copies(of(WIRE), of(REWRITE, "r2"))


def test_a_brief_taken_from_a_long_wire_is_a_copy() -> None:
    assert are_copies(of(WIRE + " " + OTHER), of(SHORT, "r2"))


def test_two_texts_of_one_day_are_no_copies() -> None:
    assert not are_copies(of(WIRE), of(OTHER, "r2"))


def test_copies_share_a_key() -> None:
    assert set(sketch_keys(of(WIRE))) & set(sketch_keys(of(REWRITE, "r2")))


def test_reports_built_on_one_quotation_are_one_voice() -> None:
    first = of(f"{SAID}, the minister told reporters in the capital.")
    second = of(f"In the capital the minister told reporters: {SAID}.", "r2")
    assert are_copies(first, second)


def test_the_voice_is_the_first_report_in_any_order() -> None:
    reports = [
        of(REWRITE, "r3", "2024-05-08"),
        of(WIRE, "r9", "2024-05-07"),
        of(OTHER, "r1", "2024-05-07"),
    ]
    for some in permutations(reports):
        assert voices(some) == {"r3": "r9", "r9": "r9", "r1": "r1"}


def test_a_form_of_words_that_comes_back_later_is_no_copy() -> None:
    assert are_copies(of(WIRE), of(WIRE, "r2", "2024-05-10"))
    assert not are_copies(of(WIRE), of(WIRE, "r2", "2024-05-11"))


def test_copies_of_neighbouring_days_share_a_key() -> None:
    for day in range(1, 28):
        first = of(WIRE, "r1", f"2024-05-{day:02}")
        second = of(REWRITE, "r2", f"2024-05-{day + 3:02}")
        assert set(sketch_keys(first)) & set(sketch_keys(second))
