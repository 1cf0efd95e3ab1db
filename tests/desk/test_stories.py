"""Reports are gathered by what they are about, whatever the order of arrival."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.desk.acts import Act
from foreigndesk.desk.stories import (
    COMMON,
    REACH,
    Link,
    Member,
    Named,
    Told,
    focus_of,
    gather,
    headline,
    links_of,
    nearness,
    story_of,
    terms_of,
    timeline,
    words,
)
from foreigndesk.desk.stories.linking import LINKED

FIRST = date(2026, 3, 2)
FERRY = "A ferry capsized off Zanzibar in a squall and divers searched the hull for passengers."
DIVERS = "Divers searched the hull of the ferry that capsized off Zanzibar and found a passenger."
MAIZE = "Traders blocked the Busia crossing with lorries of maize over new duties."


def told(report: str, text: str, *, day: int = 0, **more: object) -> Told:
    terms = terms_of(report, title=None, text=text)
    published = FIRST + timedelta(days=day)
    return Told(report=report, published=published, terms=terms, **more)  # type: ignore[arg-type]  of tests


def act(name: str, *, report: str = "r1", day: int = 0, **more: object) -> Act:
    published = FIRST + timedelta(days=day)
    whole = {"type": "CONSULT", "starts": published, "ends": published + timedelta(days=1)}
    whole |= {"evidence": f"clause of {name}", "id": name, "report": report}
    return Act(published=published, **(whole | more))  # type: ignore[arg-type]  of tests


def test_reports_of_one_thing_are_linked_and_others_not() -> None:
    found = links_of([told("a", FERRY), told("b", DIVERS, day=1), told("c", MAIZE)])
    assert [(link.one, link.other) for link in found] == [("a", "b")]
    assert found[0].weight >= LINKED


def test_nearness_fades_with_days_and_ends() -> None:
    near = [nearness(told("a", FERRY), told("b", DIVERS, day=day)) for day in (0, 9, REACH + 1)]
    assert near[0] > near[1] > near[2] == 0


def test_a_shared_happening_brings_reports_nearer() -> None:
    alone = nearness(told("a", FERRY), told("b", MAIZE))
    shared = frozenset({"h1", "h2"})
    both = nearness(told("a", FERRY, happenings=shared), told("b", MAIZE, happenings=shared))
    assert both > alone


def test_reports_on_different_countries_are_less_near() -> None:
    here = told("a", FERRY, focus=frozenset({"TZA"}))
    same, other = (told("b", DIVERS, focus=frozenset({code})) for code in ("TZA", "PHL"))
    assert nearness(here, same) > nearness(here, other)


def test_the_country_of_most_reports_sets_none_apart() -> None:
    assert focus_of({"USA": 9, "KEN": 2, "UGA": 1, "TZA": 1, "RWA": 1}) == {"KEN", "RWA", "TZA"}


def test_common_words_weigh_less_than_rare_ones() -> None:
    terms = terms_of("a", title="President visits Busia", text="The president said maize rots.")
    weights = dict(zip(terms.terms, terms.weights, strict=True))
    assert weights["busia"] > weights["president"]
    assert sum(weight**2 for weight in weights.values()) == pytest.approx(1, abs=0.01)
    assert words("Ministries' cases") == ["ministry", "case"]


def test_a_text_without_words_is_a_story_alone() -> None:
    one = told("a", "12 34")
    assert one.terms.terms == ()
    assert gather({"a": FIRST}, links_of([one, told("b", FERRY)])) == [("a",)]


def test_one_link_between_two_close_groups_does_not_make_them_one() -> None:
    left, right = ["a1", "a2", "a3"], ["b1", "b2", "b3"]
    close = [Link(one=x, other=y, weight=0.8) for g in (left, right) for x in g for y in g if x < y]
    days = dict.fromkeys([*left, *right], FIRST)
    bridge = Link(one="a3", other="b1", weight=0.3)
    assert gather(days, [*close, bridge]) == [tuple(left), tuple(right)]


def test_a_story_goes_on_over_weeks() -> None:
    days = {f"r{at}": FIRST + timedelta(days=10 * at) for at in range(5)}
    links = [Link(one=f"r{at}", other=f"r{at + 1}", weight=0.4) for at in range(4)]
    assert gather(days, links) == [("r0", "r1", "r2", "r3", "r4")]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, date], list[Link]]:
    names = [f"r{at}" for at in range(draw(st.integers(1, 9)))]
    days = {name: FIRST + timedelta(days=draw(st.integers(0, 30))) for name in names}
    pairs = [(x, y) for x in names for y in names if x < y]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    weights = st.floats(0.22, 1).map(lambda weight: round(weight, 2))
    return days, [Link(one=x, other=y, weight=draw(weights)) for x, y in chosen]


@given(graphs(), st.data())
def test_stories_are_the_same_whatever_the_order(
    graph: tuple[dict[str, date], list[Link]], data: st.DataObject
) -> None:
    days, links = graph
    mixed = dict(data.draw(st.permutations(list(days.items()))))
    assert gather(mixed, data.draw(st.permutations(links))) == gather(days, links)
    assert sorted(name for group in gather(days, links) for name in group) == sorted(days)


@given(graphs(), graphs())
def test_what_is_not_connected_changes_no_story(
    graph: tuple[dict[str, date], list[Link]], other: tuple[dict[str, date], list[Link]]
) -> None:
    days, links = graph
    more = {f"x{name}": day for name, day in other[0].items()}
    moved = [Link(one=f"x{a.one}", other=f"x{a.other}", weight=a.weight) for a in other[1]]
    both = gather(days | more, links + moved)
    assert [group for group in both if group[0] in days] == gather(days, links)


def test_a_story_is_told_by_its_most_central_headline_and_who_it_names_most() -> None:
    okello = Named(key="Q1", name="Sara Okello", country="UGA", is_state=False, mentions=4)
    kenya = Named(key="KEN", name="Kenya", country="KEN", is_state=True, mentions=9)
    members = [
        Member(report="r1", published=FIRST, title="URGENT", actors=(kenya,), terms=("maize",)),
        Member(
            report="r2",
            published=FIRST,
            title="2nd LD: Okello to visit Kenya over maize",
            actors=(okello, kenya),
            terms=("maize", "busia", "@Q1"),
        ),
        Member(report="r3", published=FIRST, title="Maize rots at the Busia crossing"),
    ]
    links = [Link(one="r1", other="r2", weight=0.9), Link(one="r2", other="r3", weight=0.4)]
    story = story_of(members, links)
    assert story.title == "Okello to visit Kenya over maize"
    assert (story.actors, story.countries) == (("Sara Okello",), ("KEN", "UGA"))
    assert story.terms == ("maize", "busia")
    assert story.id.startswith("y")
    assert len(story.id) == 17


def test_a_story_without_a_headline_begins_with_its_text() -> None:
    text = (
        "The ferry that capsized off Zanzibar was raised on Tuesday by two cranes from Mombasa, "
        * 2
    )
    (short, long) = (
        story_of([Member(report="r1", published=FIRST, title="URGENT", lead=lead)], []).title
        for lead in ("The ferry was raised.", text)
    )
    assert short == "The ferry was raised."
    assert long.startswith("The ferry that capsized")
    assert long.endswith(" …")
    assert len(long) <= 92


def test_a_headline_is_more_than_the_marks_of_a_wire() -> None:
    assert headline("ATTENTION - ADDS details ///") is None
    assert headline("ATTENTION - UPDATES with market closings and quotes") is None
    assert headline("Premier fights for his job by Ann Lee Brown") == "Premier fights for his job"
    assert headline("URGENT Rebels take the northern town") == "Rebels take the northern town"


def test_deeds_plans_history_and_the_rest_stand_apart() -> None:
    acts = [
        act("met"),
        act("will", status="planned", day=1),
        act("may", status="hypothetical"),
        act("old", historical=True, starts=date(1999, 1, 1), ends=date(1999, 1, 2)),
        act("before", starts=date(2025, 1, 1), ends=date(2025, 1, 2)),
        act("when", starts=None, ends=None),
    ]
    lines = timeline(acts, {}, {})
    parts = {
        name: [line.event for line in getattr(lines, name)] for name in lines.__struct_fields__
    }
    assert parts == {
        "happened": ["met"],
        "planned": ["will"],
        "other": ["may"],
        "historical": ["old", "before"],
        "undated": ["when"],
    }


def test_a_happening_is_one_line_with_its_independent_voices() -> None:
    acts = [act("a"), act("b", report="r2", status="planned"), act("c", report="r3")]
    joined = dict.fromkeys("abc", "h1")
    (line,) = timeline(acts, joined, {"r1": "r1", "r2": "r1", "r3": "r3"}).lines
    assert (line.status, line.reports, line.voices) == ("happened", 3, 2)


def test_what_the_last_report_denies_is_no_deed() -> None:
    acts = [act("a"), act("b", report="r2", day=1, status="denied")]
    (line,) = timeline(acts, dict.fromkeys("ab", "h1"), {}).lines
    assert line.status == "denied"


def test_a_sentence_is_told_once_with_all_that_it_tells_of() -> None:
    acts = [act("a", start=1), act("b", start=5), act("c", start=9, day=1)]
    (first, second) = timeline(acts, {}, {}, dict.fromkeys("abc", "One sentence.")).happened
    assert (first.text, first.event, first.also) == ("One sentence.", "a", ("b",))
    assert second.event == "c"


def test_words_that_too_many_reports_of_a_day_have_link_none_of_them() -> None:
    notice = "Wheat futures settled at the Rosario bourse as brokers awaited rainfall."
    many = [told(f"r{at:03}", notice) for at in range(COMMON + 1)]
    assert links_of(many[:-1])
    assert links_of(many) == []


def test_a_story_without_acts_has_an_empty_timeline() -> None:
    assert list(timeline([], {}, {}).lines) == []
