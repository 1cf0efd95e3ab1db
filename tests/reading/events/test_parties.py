"""Who does an act and to whom it is done."""

from tests.reading.events.reports import event_of, names, read


def test_the_object_of_a_second_verb_is_no_party_of_the_first() -> None:
    reading = read("France condemned the bombing and on Monday invited Japan to a summit.")
    assert "Japan" not in names(reading, event_of(reading, "condemned").recipients)
    assert "Japan" not in names(reading, event_of(reading, "bombing").actors)


def test_no_entity_is_on_both_sides_of_an_act() -> None:
    reading = read("France accused Spain of a plot, and Spain accused France of lies.")
    for event in reading.events:
        assert not {*event.actors} & {*event.recipients}


def test_two_parties_joined_by_and_are_both_arrested() -> None:
    reading = read("Police arrested a journalist and a lawyer on Friday.")
    event = event_of(reading, "arrested")
    assert names(reading, event.recipients) == ["journalist", "lawyer"]
