from typing import Any

from training.coref_words import Tally, kept, rows, share, tally


def report(number: int, topic: str, acts: list[tuple[str, str]]) -> dict[str, Any]:
    events = [{"text": text, "chain": f"{topic}/{chain}"} for text, chain in acts]
    return {"id": str(number), "topic": topic, "subtopic": topic, "events": events}


BLAZES = [
    report(n, topic, [("blaze" if n % 2 else "fire", "a"), ("said", str(n))])
    for topic in ("one", "two")
    for n in range(4)
]


def test_words_of_one_act_told_in_several_topics_get_a_row() -> None:
    table = list(rows(tally(BLAZES)))
    assert any(row.startswith("blaz\tfir\t") for row in table)


def test_words_of_different_acts_get_a_low_share() -> None:
    seen = tally(BLAZES)
    assert share(("say", "say"), seen["say", "say"]) < 0.3
    assert not kept(("blaz", "say"), seen["blaz", "say"])


def test_words_that_meet_in_one_topic_alone_weigh_less() -> None:
    one = share(("a", "b"), Tally(10, 10, 1))
    assert one < 0.5 * share(("a", "b"), Tally(10, 10, 2))


def test_a_topic_told_over_and_over_counts_with_a_bounded_number_of_pairs() -> None:
    told = [report(n, "one", [("fire", "a")]) for n in range(20)]
    assert tally(told)["fir", "fir"].pairs <= 20
