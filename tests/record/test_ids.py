"""Ids from content."""

from foreigndesk.record.ids import IdMaker


def test_the_same_content_gives_the_same_id_on_every_machine() -> None:
    assert IdMaker("r1").make("e", 3, 9, "AID") == IdMaker("r1").make("e", 3, 9, "AID")
    assert IdMaker("r0123456789abcdef").make("e", 3, 9, "AID") == "e84ee818488a2fc05"


def test_content_and_report_make_the_difference() -> None:
    one = IdMaker("r1").make("e", 3, 9, "AID")
    assert one != IdMaker("r2").make("e", 3, 9, "AID")
    assert one != IdMaker("r1").make("e", 3, 9, "AGREE")
    assert IdMaker("r1").make("e", 1, 23) != IdMaker("r1").make("e", 12, 3)


def test_equal_content_in_one_report_gets_ids_of_its_own() -> None:
    maker = IdMaker("r1")
    assert len({maker.make("s", 4) for _ in range(5)}) == 5
