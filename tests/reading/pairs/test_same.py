from functools import cache

from foreigndesk.reading.pairs import (
    Mention,
    Pairs,
    Report,
    compare_reports,
    group_mentions,
    load_pairs,
    part_reports,
)


@cache
def pairs() -> Pairs:
    return load_pairs()


def report(name: str, *sentences: str) -> Report:
    """Make a report of sentences whose mentions stand in brackets."""
    tokens, mentions = list[list[str]](), dict[int, list[Mention]]()
    for number, sentence in enumerate(sentences):
        words = sentence.split()
        tokens.append([word.strip("[]") for word in words])
        mentions[number] = [
            Mention(f"{name}{number}:{at}", word.strip("[]"), (at,))
            for at, word in enumerate(words)
            if word.startswith("[")
        ]
    return Report(tokens, pairs().passages(tokens, mentions))


@cache
def reports() -> list[Report]:
    return [
        report("a", "Gunmen [abducted] a judge in Basra on Monday .", "His family [appealed] ."),
        report("b", "A judge was [kidnapped] by gunmen in Basra on Monday ."),
        report("c", "Pirates [seized] a tanker off Lagos on 3 March ."),
        report("d", "A tanker was [hijacked] off Lagos on 3 March by pirates ."),
    ]


def test_reports_are_parted_by_what_they_tell_of() -> None:
    logits = compare_reports(pairs(), reports())
    assert part_reports(pairs(), reports(), logits, 2) == [0, 0, 1, 1]


def test_mentions_of_one_act_in_other_words_are_grouped() -> None:
    groups = group_mentions(pairs(), reports(), 2)
    assert groups["a0:1"] == groups["b0:3"]
    assert groups["c0:1"] == groups["d0:3"]
    assert groups["a1:2"] != groups["a0:1"]


def test_mentions_of_different_happenings_are_never_one_act() -> None:
    groups = group_mentions(pairs(), reports(), 2)
    assert {groups["a0:1"], groups["b0:3"]}.isdisjoint({groups["c0:1"], groups["d0:3"]})


def test_the_order_of_reports_does_not_change_the_groups() -> None:
    def sets(groups: dict[str, int]) -> set[frozenset[str]]:
        return {frozenset(k for k, g in groups.items() if g == n) for n in groups.values()}

    straight = group_mentions(pairs(), reports(), 2)
    turned = group_mentions(pairs(), reports()[::-1], 2)
    assert sets(straight) == sets(turned)


def test_no_report_gives_no_group() -> None:
    assert group_mentions(pairs(), []) == {}
