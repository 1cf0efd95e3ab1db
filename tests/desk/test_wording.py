from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.desk.wording import act_word, same_act_words, word_key


def test_forms_of_a_verb_and_the_noun_made_of_it_have_one_key() -> None:
    for forms in (
        ("die", "dies", "died", "dying", "death", "deaths"),
        ("invade", "invaded", "invasion"),
        ("kidnap", "kidnapped", "kidnappings"),
        ("withdraw", "withdrew", "withdrawal"),
    ):
        assert len({word_key(form) for form in forms}) == 1, forms


def test_the_word_that_names_the_act_is_found_in_a_longer_anchor() -> None:
    assert act_word("carried out an attack") == word_key("attack")
    assert act_word("gunned down") == act_word("gunning down") == word_key("gunned")
    assert act_word("peace talks") == word_key("talks")
    assert act_word("paid a visit") == word_key("visited")


def test_an_anchor_without_words_names_no_act() -> None:
    assert act_word("--") == ""
    assert same_act_words("", "") == 0.0
    assert same_act_words("", "met") == 0.0


def test_nouns_made_by_a_regular_ending_are_kin_of_their_verbs() -> None:
    assert same_act_words("condemned", "condemnation") >= 0.8
    assert same_act_words("demonstrated", "demonstration") >= 0.8
    assert same_act_words("deployed", "deployment") >= 0.8
    assert same_act_words("mission", "missed") == 0.0


def test_other_words_for_one_act_are_learnt_from_reports_of_one_happening() -> None:
    assert same_act_words("killed", "slain") > 0.8
    assert same_act_words("wounded", "injured") > 0.8
    assert same_act_words("fire", "blaze") > 0.8


def test_words_seen_together_in_one_topic_alone_weigh_less() -> None:
    assert 0.3 <= same_act_words("quake", "earthquake") < same_act_words("blaze", "fire")


def test_words_of_different_acts_say_nothing() -> None:
    assert same_act_words("met", "bombed") == 0.0
    assert same_act_words("arrested", "thanked") == 0.0


def test_equal_words_that_tell_of_many_acts_weigh_less_than_those_that_tell_of_one() -> None:
    assert same_act_words("said", "says") < 0.5 < same_act_words("shooting", "shot")
    assert same_act_words("said", "said") < same_act_words("invaded", "invasion")


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_order_of_two_anchors_does_not_matter(one: str, other: str) -> None:
    chance = same_act_words(one, other)
    assert chance == same_act_words(other, one)
    assert 0.0 <= chance <= 1.0
