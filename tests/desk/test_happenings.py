"""Acts of reports joined to happenings: independent of order, constrained, obeying corrections."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.happenings import (
    build_happening,
    cluster,
    components,
    joins,
    link_keys,
    links,
    pair,
    trait,
)

DAY = date(2024, 3, 12)
INDIA = Party(id="a1", key="IND", name="India", country="IND", sector="GOV")
PAKISTAN = Party(id="a2", key="PAK", name="Pakistan", country="PAK", sector="GOV")
NEPAL = Party(id="a3", key="NPL", name="Nepal", country="NPL", sector="GOV")
MODI = Party(id="a4", key="Q1058", name="Narendra Modi", country="IND", sector="GOV")
POLICE = Party(id="a5", key="police|", name="police", sector="COP")


@dataclass(frozen=True)
class Telling:
    """An act of a report that is published the day after."""

    type: str = "ACCUSE"
    anchor: str = "accused"
    evidence: str = "India accused Pakistan of shelling a border village in Poonch"
    actor: Party = INDIA
    recipient: Party = PAKISTAN
    day: date | None = DAY

    def act(self, id_: str, report: str, **other: Any) -> Act:
        given: dict[str, Any] = {
            "published": DAY + timedelta(days=1),
            "starts": self.day,
            "ends": self.day and self.day + timedelta(days=1),
            "how": "own expression" if self.day else "unknown",
        }
        return Act(
            id=id_,
            report=report,
            type=self.type,
            anchor=self.anchor,
            evidence=self.evidence,
            actors=(self.actor,),
            recipients=(self.recipient,),
            **(given | other),
        )


def groups(acts: list[Act], **pairs: Any) -> set[frozenset[str]]:
    return {frozenset(act.id for act in group) for group in cluster(acts, **pairs)}


def test_one_accusation_in_two_reports_is_one_happening() -> None:
    acts = [Telling().act("e1", "r1"), Telling().act("e2", "r2")]
    assert groups(acts) == {frozenset({"e1", "e2"})}


def test_the_same_accusation_on_the_next_day_is_another() -> None:
    later = Telling(day=DAY + timedelta(days=1))
    assert len(groups([Telling().act("e1", "r1"), later.act("e2", "r2")])) == 2


def test_another_recipient_is_another_happening() -> None:
    other = Telling(recipient=NEPAL, evidence="India accused Nepal of shelling a border village")
    assert len(groups([Telling().act("e1", "r1"), other.act("e2", "r2")])) == 2


def test_a_state_acts_through_its_head_of_government() -> None:
    by_name = Telling(actor=MODI, evidence="Modi accused Pakistan of shelling a village in Poonch")
    assert len(groups([Telling().act("e1", "r1"), by_name.act("e2", "r2")])) == 1


def test_linked_acts_share_a_key() -> None:
    acts = [Telling().act("e1", "r1"), Telling(day=None).act("e2", "r2")]
    assert pair(*map(trait, acts))
    assert set(link_keys(acts[0])) & set(link_keys(acts[1]))


def test_a_correction_joins_what_clashes() -> None:
    other = Telling(day=DAY + timedelta(days=9))
    acts = [Telling().act("e1", "r1"), other.act("e2", "r2", published=DAY + timedelta(days=10))]
    assert len(groups(acts)) == 2
    assert len(groups(acts, must=[("e2", "e1")])) == 1


def test_a_correction_parts_what_is_alike() -> None:
    acts = [Telling().act(f"e{n}", f"r{n}") for n in range(3)]
    parted = groups(acts, cannot=[("e0", "e2")])
    assert len(parted) == 2
    assert not any({"e0", "e2"} <= group for group in parted)


def test_an_undated_account_does_not_chain_two_days() -> None:
    first, later = Telling(), Telling(day=DAY + timedelta(days=1))
    acts = [first.act("e1", "r1"), later.act("e2", "r2"), Telling(day=None).act("e3", "r3")]
    assert not any({"e1", "e2"} <= group for group in groups(acts))


def test_a_happening_keeps_who_says_which_number() -> None:
    told = [
        Telling().act("e1", "r1", publisher="Alpha", place="Poonch"),
        Telling().act("e2", "r2", publisher="Beta", place="Rajouri"),
        Telling().act("e3", "r3", publisher="Gamma", place="Rajouri", per_sources=("Bose",)),
    ]
    found = build_happening(told, joins(told), {"r1": "r1", "r2": "r2", "r3": "r2"})
    assert (found.place, found.voices, len(found.reports)) == ("Rajouri", 2, 3)
    (place,) = (conflict for conflict in found.conflicts if conflict.field == "place")
    assert {v.value: v.says for v in place.versions} == {
        "Poonch": ("Alpha",),
        "Rajouri": ("Beta", "Bose"),
    }


def some_acts() -> st.SearchStrategy[list[Act]]:
    telling = st.builds(
        Telling,
        type=st.sampled_from(["ACCUSE", "CONSULT", "ASSAULT"]),
        anchor=st.sampled_from(["accused", "met", "attacked"]),
        evidence=st.sampled_from(
            ["border village shelled in Poonch", "talks on water in Delhi", "bridge at Wagah"]
        ),
        actor=st.sampled_from([INDIA, MODI, NEPAL, POLICE]),
        recipient=st.sampled_from([PAKISTAN, NEPAL, POLICE]),
        day=st.sampled_from([None, DAY, DAY + timedelta(days=1)]),
    )
    report = st.sampled_from(["r1", "r2", "r3", "r4"])
    drawn = st.lists(st.tuples(telling, report), min_size=2, max_size=12)
    return drawn.map(lambda ts: [t.act(f"e{n:02}", r) for n, (t, r) in enumerate(ts)])


@settings(max_examples=60, deadline=None)
@given(some_acts(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(acts: list[Act], chance: Any) -> None:
    shuffled = list(acts)
    chance.shuffle(shuffled)
    assert cluster(shuffled) == cluster(acts)


@settings(max_examples=60, deadline=None)
@given(some_acts())
def test_a_component_alone_gives_the_same_happenings(acts: list[Act]) -> None:
    known = {act.id: act for act in acts}
    apart = set[frozenset[str]]()
    for ids in components(acts):
        apart |= groups([known[id_] for id_ in ids])
    assert apart == groups(acts)


@settings(max_examples=60, deadline=None)
@given(some_acts())
def test_no_happening_has_two_days(acts: list[Act]) -> None:
    for group in cluster(acts):
        assert len({act.starts for act in group if act.starts}) <= 1


@settings(max_examples=60, deadline=None)
@given(some_acts(), st.randoms(use_true_random=False))
def test_corrections_are_obeyed(acts: list[Act], chance: Any) -> None:
    first, second = (act.id for act in chance.sample(acts, 2))
    together = groups(acts, must=[(first, second)])
    assert any({first, second} <= group for group in together)
    apart = groups(acts, cannot=[(first, second)])
    assert not any({first, second} <= group for group in apart)


@settings(max_examples=60, deadline=None)
@given(some_acts())
def test_every_link_is_found_by_comparing_all(acts: list[Act]) -> None:
    traits = sorted(map(trait, acts), key=lambda known: known.id)
    shared = {t.id: set(link_keys(t)) for t in traits}
    everything = {
        (a.id, b.id)
        for place, a in enumerate(traits)
        for b in traits[place + 1 :]
        if shared[a.id] & shared[b.id] and pair(a, b)
    }
    assert set(links(acts)) == everything


@settings(max_examples=40, deadline=None)
@given(some_acts())
def test_one_act_alone_is_told_as_one_told_twice_in_the_same_words(acts: list[Act]) -> None:
    act = acts[0]
    twin = replace(act, id="z", report="r9", published=act.published + timedelta(days=1))
    alone = build_happening([act], joins([act]), {})
    both = build_happening([act, twin], joins([act, twin]), {"r9": act.report})
    told = {"acts", "reports", "last_published", "joins"}
    for field in set(alone.__struct_fields__) - told:
        assert getattr(alone, field) == getattr(both, field)


def test_voices_that_only_repeat_a_quotation_count_once() -> None:
    words = "the minister said “we shall not open the gates before the water falls”"
    told = [Telling(evidence=words).act(f"e{n}", f"r{n}") for n in range(3)]
    told.append(Telling(evidence="India accused Pakistan of shelling Poonch").act("e3", "r3"))
    assert build_happening(told, joins(told), {}).voices == 2


def test_a_plan_takes_type_and_status_from_what_came_of_it() -> None:
    day = {"starts": DAY, "ends": DAY + timedelta(days=1), "how": "own expression"}
    before = {"published": DAY - timedelta(days=3), "status": "planned", **day}
    plan = Telling("AGREE", "will visit", "Modi will visit Pakistan on Tuesday", MODI)
    done = Telling("CONSULT", "visited", "Modi visited Pakistan on Tuesday", MODI)
    told = [plan.act("e1", "r1", **before), plan.act("e2", "r2", **before), done.act("e3", "r3")]
    (group,) = cluster(told)
    found = build_happening(group, joins(group), {})
    assert (found.type, found.status) == ("CONSULT", "happened")
    assert [conflict.field for conflict in found.conflicts] == ["status"]


def test_many_copies_are_one_happening_at_little_cost() -> None:
    told = [Telling().act(f"e{n:04}", f"r{n:04}") for n in range(800)]
    assert len(groups(told)) == 1


def test_an_attack_with_two_alleged_perpetrators_is_one() -> None:
    given = {"place": "Poonch", "place_country": "IND"}
    shell = Telling("ASSAULT", "shelled", "shells fell on the school of Poonch", PAKISTAN, NEPAL)
    other = Telling("ASSAULT", "shelled", "shells fell on the school of Poonch", INDIA, NEPAL)
    acts = [shell.act("e1", "r1", **given), other.act("e2", "r2", **given)]
    assert len(groups(acts)) == 1
    assert len(groups([shell.act("e1", "r1"), other.act("e2", "r2")])) == 2


def test_one_person_is_killed_once() -> None:
    killed = Telling("ASSAULT", "murder", "murder of Modi", NEPAL, MODI, day=None)
    told = Telling("ASSAULT", "assassination", "assassination of Modi", NEPAL, MODI, day=None)
    acts = [killed.act("e1", "r1"), told.act("e2", "r2")]
    assert "the same person killed" in next(iter(links(acts).values())).reason


def test_the_news_of_two_days_are_two_and_the_eve_is_for_a_day_that_is_stated() -> None:
    tomorrow = DAY + timedelta(days=1)
    news = {"starts": tomorrow, "ends": tomorrow + timedelta(days=1), "how": "news of the day"}
    eve = {"starts": DAY, "ends": tomorrow, "how": "news of the day", "published": DAY}
    stated, of_the_day = Telling().act("e1", "r1"), Telling().act("e2", "r2", **news)
    assert len(groups([stated, of_the_day])) == 1
    assert len(groups([of_the_day, Telling().act("e3", "r3", **eve)])) == 2


def test_hundreds_of_accounts_in_other_words_are_one_happening_at_little_cost() -> None:
    extra = [f"word{n}" for n in range(40)]
    told = [
        Telling(evidence=f"India accused Pakistan of shelling a village in Poonch {a} {b}").act(
            f"e{n:04}", f"r{n:04}"
        )
        for n, (a, b) in enumerate(combinations(extra, 2))
    ]
    assert len(told) > 700
    assert len(groups(told)) == 1
