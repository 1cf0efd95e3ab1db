"""What is a statement: who says what, in which words of the report."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.intake import build_report
from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import Mention, MentionForm, StatementKind
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.reading.statements import find_statements
from tests.reading.statements.told import Told, marks_of, told

PLAN = "Chad would reopen its embassy"


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (f"Foreign Minister Amina Yusuf said that {PLAN}.", "Foreign Minister Amina Yusuf"),
        (f"Foreign Minister Amina Yusuf said {PLAN}.", "Foreign Minister Amina Yusuf"),
        (f"Yusuf, a veteran diplomat from Abeche, said {PLAN}.", "Yusuf"),
        (f"Yusuf, who has led the ministry since 2019, said {PLAN}.", "Yusuf"),
        (f"On Tuesday, Yusuf, chairman of the council, said that {PLAN}.", "Yusuf"),
        (f"Sen. Maria Lund (D-Ohio) said {PLAN}.", "Sen. Maria Lund"),
        (f"Diplomats who asked not to be named said {PLAN}.", "Diplomats"),
        (f"Yusuf said on Monday that {PLAN}.", "Yusuf"),
        (f"Yusuf said, without evidence, that {PLAN}.", "Yusuf"),
        (f"Mr. Yusuf also said {PLAN}.", "Mr. Yusuf"),
        (f"Yusuf told reporters that {PLAN}.", "Yusuf"),
        (f"Yusuf acknowledged that {PLAN}.", "Yusuf"),
    ],
)
def test_a_clause_after_its_cue(sentence: str, source: str) -> None:
    statement = told(sentence)[-1]
    assert (statement.source, statement.content) == (source, (PLAN,))


@pytest.mark.parametrize(
    "sentence",
    [
        '"Chad will reopen its embassy," said Amina Yusuf.',
        '"Chad will reopen its embassy," Amina Yusuf said on Monday.',
        "``Chad will reopen its embassy,'' said Amina Yusuf, who leads the ministry.",
        "''Chad will reopen its embassy,'' Amina Yusuf said.",
        '"Chad will reopen its embassy," Amina Yusuf, president of the House, said in Abeche.',
        'Amina Yusuf said: "Chad will reopen its embassy."',
        'Amina Yusuf said, "Chad will reopen its embassy."',
    ],
)
def test_a_quotation_before_or_after_its_cue(sentence: str) -> None:
    report, marks, _ = marks_of(sentence)
    assert [mark.kind for mark in marks] == [StatementKind.DIRECT]
    assert [span.of(report.text).rstrip(".") for span in marks[0].content] == [
        "Chad will reopen its embassy"
    ]
    assert marks[0].source_spans[0].of(report.text) == "Amina Yusuf"


def test_a_quotation_cut_by_its_cue_is_one_statement() -> None:
    assert told("“We reject the plan,” Yusuf said, “and we will not discuss it again.”") == [
        Told("Yusuf", "said", ("We reject the plan", "and we will not discuss it again"))
    ]


def test_an_indirect_statement_cut_by_its_cue_is_one_statement() -> None:
    assert told("The plan, Yusuf said, is an insult to Chad.") == [
        Told("Yusuf", "said", ("The plan", "is an insult to Chad"))
    ]


def test_a_quotation_of_several_sentences_belongs_whole_to_the_cue_after_it() -> None:
    (statement,) = told('"We reject the plan. It is an insult. Nobody asked us," Yusuf said.')
    assert statement.content == ("We reject the plan. It is an insult. Nobody asked us",)


def test_a_quotation_goes_on_in_the_next_sentences_and_no_further() -> None:
    (statement,) = told('"We reject the plan," Yusuf said. "It is an insult." The talks ended.')
    assert [part.rstrip(".") for part in statement.content] == [
        "We reject the plan",
        "It is an insult",
    ]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    (statement,) = told('Yusuf said: "We reject the plan.\n\n"It is an insult."\n\nHe left.')
    assert [part.rstrip(".") for part in statement.content] == [
        "We reject the plan",
        "It is an insult",
    ]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "According to the Interior Ministry, four soldiers were wounded near Zinder.",
            ("four soldiers were wounded near Zinder",),
        ),
        (
            "Four soldiers were wounded near Zinder, according to the Interior Ministry.",
            ("Four soldiers were wounded near Zinder",),
        ),
        (
            "Four soldiers, according to the Interior Ministry, were wounded near Zinder.",
            ("Four soldiers", "were wounded near Zinder"),
        ),
    ],
)
def test_according_to_at_the_start_the_end_and_between(
    sentence: str, content: tuple[str, ...]
) -> None:
    (statement,) = told(sentence)
    assert statement.content == content
    assert statement.source == "Interior Ministry"


def test_a_statement_within_a_statement_names_the_outer_one() -> None:
    text = "President Vladimir Putin told reporters that Kazakhstan claimed the border was safe."
    report, marks, names = marks_of(text)
    outer, inner = marks
    assert (outer.via, inner.via) == (None, 0)
    assert [names[mark.source] for mark in marks if mark.source is not None] == [
        "Vladimir Putin",
        "Kazakhstan",
    ]
    assert outer.content[0].covers(inner.content[0])
    assert inner.content[0].of(report.text) == "the border was safe"


def test_joined_verbs_share_their_subject() -> None:
    (statement,) = told("Iran condemned the raid and said it would complain to Geneva.")
    assert statement == Told("Iran", "said", ("it would complain to Geneva",))


def test_a_participle_speaks_for_the_subject_of_its_sentence() -> None:
    attacked = told("Lavrov attacked the report on Monday, saying it had no basis.")
    assert attacked == [Told("Lavrov", "saying", ("it had no basis",))]
    added = told("Lavrov said the report had no basis, adding that Moscow would ignore it.")
    assert added == [
        Told("Lavrov", "said", ("the report had no basis",)),
        Told("Lavrov", "adding", ("Moscow would ignore it",)),
    ]


def test_another_speaker_ends_the_content() -> None:
    assert told("Lavrov said the report was false, while Kuleba said it was true.") == [
        Told("Lavrov", "said", ("the report was false",)),
        Told("Kuleba", "said", ("it was true",)),
    ]


def test_the_addressee_and_the_venue() -> None:
    _, (mark,), names = marks_of("The minister told his Sudanese counterpart that it was over.")
    assert mark.addressee is not None
    assert names[mark.addressee] == "his Sudanese counterpart"
    _, (mark,), _ = marks_of("In an interview with TASS, Lavrov said that the treaty was dead.")
    assert mark.venue == "interview with TASS"
    _, (mark,), _ = marks_of("Yusuf said in an interview with Radio Niger that it was dead.")
    assert mark.venue == "interview with Radio Niger"


def test_a_quoted_word_makes_a_statement_mixed() -> None:
    report, (mark,), _ = marks_of('Lavrov said the plan was "dangerous" for the whole region.')
    assert mark.kind is StatementKind.MIXED
    assert mark.content[0].of(report.text) == 'the plan was "dangerous" for the whole region'


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The minister accused Rwanda of arming the rebels.", "arming the rebels"),
        ("The ministry urged both sides on Monday to stop firing.", "to stop firing"),
        ("The ministry called on both sides to stop firing.", "to stop firing"),
        ("The president vowed to defend the island.", "to defend the island"),
        ("Reporters asked whether the treaty was dead.", "whether the treaty was dead"),
        ('Yusuf called the plan "a dangerous insult".', 'the plan "a dangerous insult"'),
        ("Yusuf made clear that Chad would not sign.", "Chad would not sign"),
        ("Yusuf pointed out that Chad had not signed.", "Chad had not signed"),
        ("Yusuf expressed hope that the talks would go on.", "the talks would go on"),
    ],
)
def test_what_other_cues_take(sentence: str, expected: str) -> None:
    assert told(sentence)[0].content == (expected,)


def test_a_medium_between_is_named_and_is_not_the_source() -> None:
    _, (mark,), names = marks_of("Lavrov was quoted by TASS as saying that the treaty was dead.")
    assert mark.via_entity is not None
    assert names[mark.via_entity].upper() == "TASS"
    report, (mark,), names = marks_of("TASS quoted a Syrian officer as saying the town had fallen.")
    assert mark.via_entity is not None
    assert names[mark.via_entity].upper() == "TASS"
    assert mark.source_spans[0].of(report.text) == "Syrian officer"
    assert mark.content[0].of(report.text) == "the town had fallen"


def test_a_medium_that_cites_another_relays_it() -> None:
    report, marks, names = marks_of("TASS said the treaty was dead, citing unnamed officials.")
    own, cited = marks
    assert own.content == cited.content
    assert cited.source_spans[0].of(report.text) == "unnamed officials"
    assert cited.via_entity is not None
    assert names[cited.via_entity].upper() == "TASS"


def test_grounds_that_are_cited_are_a_statement_of_the_speaker() -> None:
    assert told("The envoy said Oslo could mediate, citing its part in earlier talks.") == [
        Told("envoy", "said", ("Oslo could mediate",)),
        Told("envoy", "citing", ("its part in earlier talks",)),
    ]


def test_a_name_and_a_colon_open_a_line_of_speech() -> None:
    (statement,) = told("Sergei Lavrov: The treaty with Washington is dead")
    assert statement.source == "Sergei Lavrov"
    assert statement.content == ("The treaty with Washington is dead",)
    assert told("Chad: Five soldiers arrested near the border") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoy described the plan as a threat.", "the plan as a threat"),
        ("The envoy praised Oslo for hosting the talks.", "Oslo for hosting the talks"),
        (
            "The latest poll showed the governor ahead of her rival.",
            "the governor ahead of her rival",
        ),
    ],
)
def test_judgements_and_findings(sentence: str, expected: str) -> None:
    assert [statement.content for statement in told(sentence)] == [(expected,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy condemned the raid.",
        "The minister declared himself president.",
        "The leaders reiterated their support for a UN-backed truce.",
        "Police found the body near the river.",
    ],
)
def test_acts_without_a_clause_are_events_and_no_statements(sentence: str) -> None:
    assert told(sentence) == []


def test_a_question_is_put_to_whoever_was_asked() -> None:
    _, (mark,), names = marks_of("The minister was asked whether the truce would hold.")
    assert mark.source_spans == ()
    assert mark.addressee is not None
    assert names[mark.addressee] == "minister"
    assert told("Asked whether the truce would hold, the envoy said that it would.") == [
        Told(None, "Asked", ("whether the truce would hold",)),
        Told("envoy", "said", ("it would",)),
    ]


def test_joint_sources_are_all_named() -> None:
    report, (mark,), names = marks_of("The truce will hold, the United Nations and Iran said.")
    assert mark.source_spans[0].of(report.text) == "United Nations and Iran"
    assert [names[source] for source in mark.sources] == ["United Nations", "Iran"]


def test_a_main_clause_is_what_as_clauses_tell() -> None:
    (statement,) = told("As the envoy said in Oslo, the truce will hold.")
    assert statement.content == ("the truce will hold",)


def test_a_clause_led_by_while_ends_at_its_comma() -> None:
    (statement,) = told("While the envoy said that the talks had failed, she seemed calm.")
    assert statement.content == ("the talks had failed",)


def test_a_noun_tells_a_statement_and_its_holder() -> None:
    claims = "it had armed the rebels"
    assert told(f"Niger rejected Chad's accusation that {claims}.") == [
        Told("Chad", "accusation", (claims,))
    ]
    assert told(f"Niger rejected accusations by Chad that {claims}.") == [
        Told("Chad", "accusations", (claims,))
    ]


def test_a_relative_clause_is_no_content_of_its_noun() -> None:
    assert told("Niger heard the demand that has split the council.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The United States signed a treaty with Samoa.",
        "The envoy went home to maintain good relations.",
        "The army arrested 26 alleged members of the gang.",
        "The council read a report about the strait.",
        "Denials by the company only added to the damage.",
        "Authorities in Oslo, the capital, announced tighter controls on Tuesday.",
        "Troops crossed the river at dawn and burned the bridge.",
    ],
)
def test_what_nobody_says_is_no_statement(sentence: str) -> None:
    assert told(sentence) == []


def test_a_source_that_is_not_known_is_none() -> None:
    report, (mark,), _ = marks_of("He said the treaty was dead.")
    assert mark.source is None
    assert mark.source_spans[0].of(report.text) == "He"
    _, (mark,), _ = marks_of("The town emptied amid reports that the bridge had fallen.")
    assert (mark.source, mark.source_spans) == (None, ())


_WORDS = st.sampled_from(
    [
        *("Iran", "Lavrov", "he", "said", "told", "that", "to", "according", "accused", "of"),
        *("saying", "the", "army", "asked", "who", "claims", "called", "for", "Mr", "quoted"),
        *(",", ".", '"', "“", "”", "''", "``", ":", ";", "(", ")", "–", "'s", "as", "\n\n"),
    ]
)


@given(st.lists(_WORDS, max_size=60))
def test_spans_lie_in_the_text_and_no_chain_is_a_circle(words: list[str]) -> None:
    report, marks, names = marks_of("Report " + " ".join(words))
    for index, mark in enumerate(marks):
        for span in (*mark.content, *mark.cue, *mark.source_spans):
            assert 0 <= span.start < span.end <= len(report.text)
        assert mark.source is None or mark.source < len(names)
        seen = {index}
        while mark.via is not None:
            assert mark.via not in seen
            seen.add(mark.via)
            mark = marks[mark.via]  # noqa: PLW2901  # walks up the chain


@given(st.lists(_WORDS, max_size=40), st.lists(st.tuples(st.integers(0, 200), st.integers(1, 30))))
def test_mentions_may_begin_and_end_anywhere(
    words: list[str], places: list[tuple[int, int]]
) -> None:
    report = build_report("Report " + " ".join(words), published=date(2026, 3, 2))
    end = len(report.text)
    mentions = [
        Mention(span=Span(start, min(end, start + size)), entity=0, form=MentionForm.NAME)
        for start, size in places
        if start < end
    ]
    for mark in find_statements(report, split_sentences(report), mentions):
        for span in (*mark.content, *mark.cue, *mark.source_spans):
            assert 0 <= span.start < span.end <= end


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        '"Yes," he said. ' * 10_000,
        "Iran said the army " * 50_000,
        "He said that it was over. " * 30_000,
        "according to " * 50_000,
    ],
)
def test_hostile_input_takes_linear_time(text: str) -> None:
    report = build_report("x " + text, published=date(2026, 3, 2))
    sentences = split_sentences(report)
    start = time.process_time()
    find_statements(report, sentences, ())
    assert time.process_time() - start < 10
