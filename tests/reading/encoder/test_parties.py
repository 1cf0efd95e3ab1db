from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from foreigndesk.intake import build_report
from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder import Found, FoundAnchor, FoundStatement, WindowMarks
from foreigndesk.reading.encoder.found import Tie
from foreigndesk.reading.encoder.parties import (
    line_of,
    party_features,
    party_weights,
    with_parties,
)
from foreigndesk.reading.sentences import split_sentences


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def marked(
    text: str,
    act: tuple[str, str],
    chances: Mapping[str, tuple[float, float]],
    said: tuple[str, str, str] | None = None,
) -> WindowMarks:
    """Return marks of one act (words, type) with the links' chances by mention."""
    anchor = FoundAnchor(
        span=place(text, act[0]),
        chance=0.9,
        type=act[1],
        status="happened",
        status_chance=0.9,
        ties=tuple(Tie(number, *pair) for number, pair in enumerate(chances.values())),
    )
    statements = ()
    if said is not None:
        source, cue, content = (place(text, words) for words in said)
        statements = (FoundStatement(cue=cue, chance=0.9, source=(source,), content=(content,)),)
    mentions = tuple(Found(place(text, words), 0.9) for words in chances)
    return WindowMarks(mentions=mentions, anchors=(anchor,), statements=statements)


def parties(text: str, marks: WindowMarks) -> tuple[list[str], list[str]]:
    report = build_report(text, published=date(2024, 5, 8), title=None)
    (decided,) = with_parties([marks], report.text, split_sentences(report))
    (anchor,) = decided.anchors
    named = [mention.span.of(text) for mention in decided.mentions]
    return [named[i] for i in anchor.actors], [named[i] for i in anchor.recipients]


def names(text: str, marks: WindowMarks, mention: str) -> set[str]:
    line = line_of(marks, text, Span(0, len(text)))
    for tie, features in party_features(marks.anchors[0], line):
        if marks.mentions[tie.mention].span.of(text) == mention:
            return {name for name, _ in features}
    return set()


def test_sure_links_give_actor_and_recipient() -> None:
    text = "Norway condemned Iran."
    marks = marked(text, ("condemned", "ACCUSE"), {"Norway": (0.9, 0.05), "Iran": (0.05, 0.9)})
    assert parties(text, marks) == (["Norway"], ["Iran"])


def test_a_mention_is_never_actor_and_recipient_at_once() -> None:
    text = "Norway condemned Iran."
    marks = marked(text, ("condemned", "ACCUSE"), {"Norway": (0.9, 0.8), "Iran": (0.6, 0.9)})
    actors, recipients = parties(text, marks)
    assert not set(actors) & set(recipients)


def test_unlinked_mentions_are_no_party() -> None:
    text = "Norway condemned Iran."
    marks = marked(text, ("condemned", "ACCUSE"), {"Norway": (0.02, 0.01), "Iran": (0.01, 0.03)})
    assert parties(text, marks) == ([], [])


def test_a_party_stands_in_the_sentence_of_its_act() -> None:
    text = "Norway waited. The Swedes condemned Iran."
    marks = marked(
        text,
        ("condemned", "ACCUSE"),
        {"Norway": (0.9, 0.0), "Swedes": (0.9, 0.05), "Iran": (0.05, 0.9)},
    )
    assert parties(text, marks) == (["Swedes"], ["Iran"])


def test_without_ties_the_parties_stay_as_they_are() -> None:
    text = "Norway condemned Iran."
    anchor = FoundAnchor(
        span=place(text, "condemned"),
        chance=0.9,
        type="ACCUSE",
        status="happened",
        status_chance=0.9,
        actors=(1,),
    )
    mentions = (Found(place(text, "Norway"), 0.9), Found(place(text, "Iran"), 0.9))
    assert parties(text, WindowMarks(mentions=mentions, anchors=(anchor,))) == (["Iran"], [])


def test_the_agent_of_a_passive_is_known_by_its_preposition() -> None:
    text = "The village was shelled by the rebels."
    chances = {"village": (0.3, 0.5), "rebels": (0.5, 0.3)}
    found = names(text, marked(text, ("shelled", "ASSAULT"), chances), "rebels")
    assert {"after passive True", "after True led by by", "ASSAULT led by by"} <= found


def test_mentions_joined_by_and_share_what_the_network_says() -> None:
    text = "Chad, Niger and the Malians met."
    chances = {"Chad": (0.9, 0.0), "Niger": (0.4, 0.0), "Malians": (0.9, 0.0)}
    marks = marked(text, ("met", "CONSULT"), chances)
    assert "joined actor" in names(text, marks, "Niger")
    apart = marked(
        "Chad saw that Niger met.", ("met", "CONSULT"), {"Chad": (0.9, 0.0), "Niger": (0.4, 0.0)}
    )
    assert "joined actor" not in names("Chad saw that Niger met.", apart, "Niger")


def test_who_is_joined_to_a_party_shares_its_role() -> None:
    text = "Mali and the Togolese troops condemned it."
    act, sure = ("condemned", "ACCUSE"), (0.9, 0.02)
    joined = marked(text, act, {"Mali": (0.25, 0.02), "Togolese troops": sure})
    assert parties(text, joined)[0] == ["Mali", "Togolese troops"]
    unlinked = marked(text, act, {"Mali": (0.01, 0.02), "Togolese troops": sure})
    assert parties(text, unlinked)[0] == ["Togolese troops"]


def test_talks_keep_both_sides_that_the_network_links() -> None:
    text = "He praised Togo on the sidelines of talks where Mali was the matter."
    chances = {"Togo": (0.9, 0.02), "Mali": (0.01, 0.01)}
    marks = marked(text, ("talks", "CONSULT"), chances)
    (anchor,) = marks.anchors
    linked = replace(marks, anchors=(replace(anchor, actors=(0, 1)),))
    assert parties(text, linked)[0] == ["Togo", "Mali"]
    alone = replace(marks, anchors=(replace(anchor, actors=(0,)),))
    assert parties(text, alone)[0] == ["Togo"]


def test_who_tells_of_an_act_is_told_from_who_does_it() -> None:
    text = "The envoy said that the troops withdrew."
    chances = {"envoy": (0.5, 0.0), "troops": (0.5, 0.0)}
    said = ("envoy", "said", "the troops withdrew")
    marks = marked(text, ("withdrew", "RETREAT"), chances, said)
    assert "tells of it" in names(text, marks, "envoy")
    assert "tells of it" not in names(text, marks, "troops")


def test_the_weights_know_the_network_s_links() -> None:
    weights = party_weights()
    assert weights["actor"][0] > 0
    assert weights["recipient"][1] > 0


def test_whom_an_actor_is_counted_among_does_not_act_beside_it() -> None:
    text = "Oslo was also among the first donors to condemn the raid."
    links = {"Oslo": (0.9, 0.0), "donors": (0.9, 0.0)}
    assert parties(text, marked(text, ("condemn", "ACCUSE"), links))[0] == ["Oslo"]
