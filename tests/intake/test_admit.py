from datetime import date

import pytest

from foreigndesk.errors import (
    DateInvalid,
    IntakeError,
    LanguageUnsupported,
    LineTooLong,
    ReportUndated,
    SourceEmpty,
)
from foreigndesk.intake.admit import admit
from foreigndesk.intake.options import Draft, IntakeOptions, Origin, Refused, Taken

ORIGIN = Origin(place="wire.jsonl:17", key="wires/wire.jsonl#17")
SPANISH = (
    "El ministro de Asuntos Exteriores dijo el viernes que el acuerdo se firmará antes de que"
    " termine el año, pero no explicó quién lo va a pagar ni por qué los vecinos no han firmado."
)


def taken(draft: Draft, options: IntakeOptions | None = None, origin: Origin = ORIGIN) -> Taken:
    found = admit(draft, origin, options or IntakeOptions())
    assert isinstance(found, Taken)
    return found


def refusal(draft: Draft, options: IntakeOptions | None = None) -> IntakeError:
    found = admit(draft, ORIGIN, options or IntakeOptions())
    assert isinstance(found, Refused)
    return found.error


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (Draft(text=" \r\n", published="2025-05-05"), SourceEmpty),
        (Draft(text="They met."), ReportUndated),
        (Draft(text="They met.", published="1/2/2025"), DateInvalid),
        (Draft(text=SPANISH, published="2025-05-05"), LanguageUnsupported),
        (Draft(text="a\n" + "x" * 2_000_001, published="2025-05-05"), LineTooLong),
    ],
)
def test_a_refusal_names_the_place_and_the_remedy(draft: Draft, kind: type[IntakeError]) -> None:
    error = refusal(draft)
    assert type(error) is kind
    assert error.message.startswith("wire.jsonl:17")
    assert error.advice


def test_a_report_without_a_day_takes_the_default_and_one_with_a_day_does_not() -> None:
    options = IntakeOptions(default_date=date(2026, 1, 9))
    assert taken(Draft(text="They met."), options).report.published == date(2026, 1, 9)
    dated = Draft(text="They met.", published="2025-05-05")
    assert taken(dated, options).report.published == date(2025, 5, 5)


def test_a_wrong_day_is_not_replaced_by_the_default() -> None:
    options = IntakeOptions(default_date=date(2026, 1, 9))
    assert isinstance(refusal(Draft(text="They met.", published="soon"), options), DateInvalid)


def test_another_language_is_read_when_that_is_asked() -> None:
    draft = Draft(text=SPANISH, published="2025-05-05")
    assert taken(draft, IntakeOptions(any_language=True)).report.language == "es"


def test_line_ends_of_windows_are_stored_as_line_feeds() -> None:
    draft = Draft(text="One.\r\n\r\nTwo.\rThree.", published="2025-05-05")
    assert taken(draft).report.text == "One.\n\nTwo.\nThree."


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        (Draft(text="They met.", url=" https://a.example/1 ", name="x"), "https://a.example/1"),
        (Draft(text="They met.", url=" ", name="guid-77"), "guid-77"),
        (Draft(text="They met.", name="12"), "wires/wire.jsonl#id=12"),
        (Draft(text="They met.", name="20250505000012"), "20250505000012"),
        (Draft(text="They met."), "wires/wire.jsonl#17"),
    ],
)
def test_the_key_is_the_address_else_the_id_else_the_line(draft: Draft, key: str) -> None:
    options = IntakeOptions(default_date=date(2026, 1, 9))
    assert taken(draft, options).origin.key == key


def test_reports_from_a_stream_are_known_by_their_content() -> None:
    origin = Origin(place="standard input:3", key="-#3")
    found = taken(Draft(text="They met.", published="2025-05-05"), origin=origin)
    assert found.origin.key == f"stdin:{found.report.id}"
