"""Who acts and who undergoes it, by the order of words."""

import pytest

from foreigndesk.desk.audit.roles import parties
from foreigndesk.desk.audit.senses import senses
from foreigndesk.desk.audit.standing import Standing, standing
from tests.desk.reading import read_rules


def roles(sentence: str, verb: str) -> tuple[str | None, str | None]:
    (sense,) = senses(read_rules(sentence))
    token = next(n for n, one in enumerate(sense.tokens) if one.low == verb)
    found = parties(sense, token)
    return found.agent and found.agent.label, found.patient and found.patient.label


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru accused Bolivia of fishing in its waters.",
        "Bolivia was accused by Peru of fishing in its waters.",
        "On Monday Peru, officials said, accused Bolivia of fishing in its waters.",
    ],
)
def test_voice_and_order_do_not_change_who_acts(sentence: str) -> None:
    assert roles(sentence, "accused") == ("PER", "BOL")


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("Togo signed the treaty in Accra on Monday.", "signed", Standing.DONE),
        ("Togo will sign the treaty in Accra on Monday.", "sign", Standing.AHEAD),
        ("Togo has not signed the treaty in Accra.", "signed", Standing.DENIED),
        ("Togo denied that it had signed the treaty in Accra.", "signed", Standing.DENIED),
        ("Togo refused to sign the treaty in Accra.", "sign", Standing.DENIED),
        ("Togo threatened to leave the treaty of Accra.", "leave", Standing.AHEAD),
        ("The ministers signed no treaty in Accra.", "signed", Standing.DENIED),
    ],
)
def test_words_before_an_act_tell_how_it_stands(
    sentence: str, verb: str, expected: Standing
) -> None:
    (sense,) = senses(read_rules(sentence))
    token = next(n for n, one in enumerate(sense.tokens) if one.low == verb)
    assert standing(sense, token, None)[0] is expected
