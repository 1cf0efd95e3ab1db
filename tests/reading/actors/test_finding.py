"""Actors of a report: found, resolved, joined."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.intake import Span, build_report
from foreigndesk.reading.actors import find_actors, resolve_mentions
from foreigndesk.reading.marks import ActorKind, MentionForm
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.whoswho import is_country, load_whoswho

from .conftest import Read, read_text


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Kenyan police arrested two smugglers.", "Kenyan police", "KEN", "COP"),
        ("Chile's Defence Ministry denied it.", "Chile's Defence Ministry", "CHL", "GOV"),
        ("Rebels shelled Malian troops at dawn.", "Malian troops", "MLI", "MIL"),
        ("The Kremlin rejected the offer.", "Kremlin", "RUS", "GOV"),
        ("Ankara rejected the offer.", "Ankara", "TUR", "GOV"),
        ("NATO officials praised Finland.", "NATO officials", None, "IGO"),
        ("NATO troops left the valley.", "NATO troops", None, "MIL"),
        ("A former Peruvian minister fled.", "former Peruvian minister", "PER", "ELI"),
        ("Hezbollah fighters withdrew.", "Hezbollah fighters", "LBN", "REB"),
        ("The president of Ghana resigned.", "president of Ghana", "GHA", "GOV"),
        ("Iranian-backed militias withdrew.", "Iranian-backed militias", None, "UAF"),
        ("Shanghai police arrested a trader.", "Shanghai police", "CHN", "COP"),
        ("The U.S. Senate ratified the pact.", "U.S. Senate", "USA", "LEG"),
    ],
)
def test_country_and_sector_come_from_the_words(
    read: Read, text: str, words: str, country: str | None, sector: str
) -> None:
    actor = read(text).actor(words)
    assert (actor.country, actor.sectors[0]) == (country, sector)


def test_a_title_and_a_name_are_one_person_with_the_role_of_the_day(read: Read) -> None:
    actor = read("Russian President Vladimir Putin called.").actor(
        "Russian President Vladimir Putin"
    )
    assert (actor.name, actor.country, actor.role) == ("Vladimir Putin", "RUS", "president")
    assert actor.wikidata == "Q7747"


def test_the_same_name_holds_another_office_on_another_day(read: Read) -> None:
    now = read("Hassan Rouhani spoke to lawmakers.", date(2018, 5, 5)).actor("Hassan Rouhani")
    later = read("Hassan Rouhani spoke to lawmakers.", date(2024, 5, 5)).actor("Hassan Rouhani")
    assert now.sectors[0] == "GOV"
    assert later.sectors[0] == "ELI"


def test_the_title_in_the_text_beats_the_registry(read: Read) -> None:
    actor = read("Opposition leader Hassan Rouhani spoke.", date(2018, 5, 5)).actor(
        "Opposition leader Hassan Rouhani"
    )
    assert actor.sectors[0] == "OPP"


def test_a_namesake_of_another_country_is_not_the_registered_person(read: Read) -> None:
    actor = read("Canadian trader Vladimir Putin was fined.").actor(
        "Canadian trader Vladimir Putin"
    )
    assert (actor.country, actor.wikidata) == ("CAN", None)


def test_an_apposition_joins_a_name_to_its_description(read: Read) -> None:
    reading = read("Norway's ambassador to Madrid, Tilda Varnholm, left early.")
    name, description = "Tilda Varnholm", "Norway's ambassador to Madrid"
    assert reading.index(name) == reading.index(description)
    actor = reading.actor(name)
    assert (actor.country, actor.sectors[0], actor.role) == ("NOR", "GOV", "ambassador")


def test_a_surname_alone_means_the_person_named_before(read: Read) -> None:
    reading = read(
        "Danish minister Asta Brunvold met miners. Brunvold promised help.",
    )
    assert reading.index("Brunvold") == reading.index("Danish minister Asta Brunvold")


def test_two_persons_of_one_surname_and_two_countries_stay_apart(read: Read) -> None:
    reading = read("Danish minister Asta Holm met Swedish minister Asta Holm.")
    assert len({m.entity for m in reading.marks.mentions}) == 2


@pytest.mark.parametrize(
    ("text", "pronoun", "antecedent"),
    [
        ("Danish minister Asta Holm said she would resign.", "she", "Danish minister Asta Holm"),
        (
            "Prime Minister Narendra Modi arrived. He met miners.",
            "He",
            "Prime Minister Narendra Modi",
        ),
        ("Kenyan police said they had arrested a thief.", "they", "Kenyan police"),
    ],
)
def test_a_pronoun_means_the_only_actor_it_can(
    read: Read, text: str, pronoun: str, antecedent: str
) -> None:
    reading = read(text)
    assert reading.index(pronoun) == reading.index(antecedent)


def test_a_pronoun_that_might_mean_two_stays_open(read: Read) -> None:
    reading = read(
        "Asta Holm, a judge, saw Danish minister Per Lund and envoy Ib Krag. "
        "Rain fell. Talks ended when he left."
    )
    assert "he" not in reading.words


def test_the_ministry_means_the_ministry_named_before(read: Read) -> None:
    reading = read("The Kenyan Foreign Ministry protested. The ministry gave no details.")
    assert reading.index("ministry") == reading.index("Kenyan Foreign Ministry")


def test_a_bare_noun_takes_the_country_that_all_words_around_speak_of(read: Read) -> None:
    actor = read("Kenya is voting. Police dispersed a crowd in Nairobi.").actor("Police")
    assert actor.country == "KEN"
    assert "scene" in actor.how


def test_without_any_country_around_it_stays_unknown(read: Read) -> None:
    assert read("Police dispersed a crowd.").actor("Police").country is None


def test_a_national_paper_means_its_own_police_but_an_agency_does_not(read: Read) -> None:
    text = "Police dispersed a crowd."
    assert read(text, publisher="The New York Times").actor("Police").country == "USA"
    assert read(text, publisher="Reuters").actor("Police").country is None


@pytest.mark.parametrize(
    "text", ["A storm hit the coast in France.", "Iraqi oil flowed again.", "It rained on Monday."]
)
def test_places_and_things_are_no_actors(text: str) -> None:
    assert read_text(text).words == []


def test_given_spans_are_resolved_and_nothing_else_is_returned() -> None:
    report = build_report("Danish troops fired. Local fishermen fled.", published=date(2025, 5, 5))
    start = report.text.index("Local")
    span = Span(start, start + len("Local fishermen"))
    marks = resolve_mentions(report, split_sentences(report), [span], load_whoswho())
    assert [m.span for m in marks.mentions] == [span]
    assert marks.entities[0].sectors[0] == "AGR"


def test_forms_tell_names_descriptions_metonyms_and_pronouns(read: Read) -> None:
    reading = read(
        "The Kremlin agreed. French officials met Prime Minister Narendra Modi as he left."
    )
    forms = {m.span.of(reading.text): m.form for m in reading.marks.mentions}
    assert forms["Kremlin"] is MentionForm.METONYM
    assert forms["French officials"] is MentionForm.DESCRIPTION
    assert forms["Prime Minister Narendra Modi"] is MentionForm.NAME
    assert forms["he"] is MentionForm.PRONOUN


def test_reading_twice_gives_the_same_marks() -> None:
    text = "Kenyan police said they had arrested Tilda Varnholm. The Kremlin denied it."
    assert read_text(text).marks == read_text(text).marks


@pytest.mark.parametrize(
    "text",
    [
        "KENYAN POLICE ARREST TWO IN NAIROBI",
        "Путин прибыл в Москву",
        "习近平 met 金正恩 in 北京.",
        "J. D. V. said so.",
        "The minis- ter of Ghana’s ’s ’s.",
        "--- ( ) [ ] '' ''''",
        "’s",
        "U.S.U.N.E.U.",
        "The the a an of of of to",
    ],
)
def test_odd_writing_gives_marks_within_the_text(text: str) -> None:
    reading = read_text(text)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in reading.marks.mentions)


def test_headlines_in_capitals_are_read() -> None:
    actor = read_text("KENYAN POLICE ARREST TWO MEN IN NAIROBI").actor("KENYAN POLICE")
    assert (actor.country, actor.sectors[0]) == ("KEN", "COP")


WORDS = st.sampled_from(
    "The Kenyan police said they President Putin of and , . 's ' - ( ) France he US U.N. in to"
    " officials Li EU NATO's 12 É ’ \u202e".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_no_order_of_words_breaks_the_reader(words: list[str]) -> None:
    report = build_report(" ".join(["So", *words]), published=date(2025, 5, 5))
    marks = find_actors(report, split_sentences(report), load_whoswho())
    for mention in marks.mentions:
        assert 0 <= mention.entity < len(marks.entities)
        assert mention.span.of(report.text).strip()


def test_a_surname_alone_means_the_report_s_person_before_any_namesake(read: Read) -> None:
    found = read("Chancellor Friedrich Merz spoke first. Merz said that Berlin would help.")
    assert found.index("Merz") == found.index("Chancellor Friedrich Merz")
    assert found.actor("Merz").country == "DEU"


def test_a_town_where_something_happens_is_no_actor(read: Read) -> None:
    assert "Basra" not in read("Iraqi troops fired on protesters in Basra.").words


def test_a_name_that_ends_in_what_it_is_names_no_person(read: Read) -> None:
    actor = read("Harbour Quill Inc denied the report.").actor("Harbour Quill Inc")
    assert (actor.kind, actor.sectors) == (ActorKind.ORGANISATION, ("BUS",))


def test_a_known_person_is_found_behind_a_capitalised_word(read: Read) -> None:
    found = read("Defiant Theresa May met Angela Merkel.", date(2018, 5, 1))
    assert found.actor("Defiant Theresa May").country == "GBR"


def test_an_acronym_in_brackets_means_the_name_before_it(read: Read) -> None:
    found = read("The Basin Farmers' Union (BFU) met ministers. The BFU said it would strike.")
    assert found.index("BFU") == found.index("Basin Farmers' Union")


def test_an_official_of_an_international_body_gives_the_scene_no_country() -> None:
    text = "Abdul Koroma spoke of mothers and children. Women heard Abdul Koroma."
    report = build_report(text, published=date(2006, 11, 3))
    marks = find_actors(report, split_sentences(report), load_whoswho())
    assert all(e.country is None or is_country(e.country) for e in marks.entities)


def test_the_end_of_a_hyphenated_given_name_is_no_surname() -> None:
    text = "The Sun had published articles about Syria. In Damascus, Assad rejected them."
    report = build_report(text, published=date(2006, 11, 6))
    names = {
        entity.name
        for entity in find_actors(report, split_sentences(report), load_whoswho()).entities
    }
    assert "Paek Nam-sun" not in names
    assert any("Assad" in name for name in names)
