"""Words around a role noun that turn its sector."""

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Rebel forces left the valley.", "Rebel forces", "REB"),
        ("Congolese forces left the valley.", "Congolese forces", "MIL"),
        ("Paramilitary troops left the valley.", "Paramilitary troops", "PRM"),
        ("The U.S.-led coalition struck a depot.", "U.S.-led coalition", "MIL"),
        ("Germany's ruling coalition agreed.", "Germany's ruling coalition", "GOV"),
        ("Kenyan opposition politicians marched.", "Kenyan opposition politicians", "OPP"),
        ("Kenyan politicians marched.", "Kenyan politicians", "PTY"),
        ("Guards beat Hezbollah prisoners.", "Hezbollah prisoners", "REB"),
        ("A UN tribunal tried the general.", "UN tribunal", "IGO"),
        ("A Kenyan court tried the general.", "Kenyan court", "JUD"),
    ],
)
def test_the_words_around_a_noun_tell_its_sector(
    read: Read, text: str, words: str, sector: str
) -> None:
    assert read(text).actor(words).sectors[0] == sector


def test_a_government_backed_by_a_body_is_a_government(read: Read) -> None:
    found = read("Libya's U.N.-backed government rejected the plan.")
    actor = found.actor("Libya's U.N.-backed government")
    assert (actor.country, actor.sectors[0]) == ("LBY", "GOV")
