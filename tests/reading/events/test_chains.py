from foreigndesk.intake.report import Span
from foreigndesk.reading.events.chains import chain_of, shelf_of
from foreigndesk.reading.marks import StatementKind, StatementMark

TEXT = "The paper wrote that the envoy said that Chad condemned the raid."


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(cue: str, content: str, via: int | None = None) -> StatementMark:
    return StatementMark(
        content=(place(content),), cue=(place(cue),), kind=StatementKind.INDIRECT, via=via
    )


WROTE = said("wrote", "the envoy said that Chad condemned the raid")
SAID = said("said", "Chad condemned the raid", via=0)


def chain(words: str, *statements: StatementMark) -> tuple[int, ...]:
    anchor = place(words)
    return chain_of(anchor, statements, shelf_of(statements).meeting(anchor))


def test_the_chain_goes_from_the_outermost_to_the_inmost() -> None:
    assert chain("condemned", WROTE, SAID) == (0, 1)


def test_an_act_outside_all_contents_is_the_report_s_own() -> None:
    assert chain("paper", WROTE, SAID) == ()


def test_words_that_attribute_are_not_told_by_themselves() -> None:
    whole = said("condemned", "Chad condemned the raid")
    assert chain("condemned", whole) == ()
    assert chain("raid", whole) == (0,)


def test_only_statements_nearby_can_report() -> None:
    assert chain_of(place("condemned"), (WROTE, SAID), [0]) == (0,)


def test_statements_that_relay_each_other_end() -> None:
    one = said("wrote", "the envoy said that Chad condemned the raid", via=1)
    assert chain("condemned", one, SAID) == (0, 1)
