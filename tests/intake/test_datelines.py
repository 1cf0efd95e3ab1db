import time

import pytest

from foreigndesk.intake.datelines import find_dateline


def found(text: str) -> tuple[str, str | None] | None:
    dateline = find_dateline(text, 0, len(text))
    return (dateline.place, dateline.day) if dateline else None


@pytest.mark.parametrize(
    ("opening", "place", "day"),
    [
        ("NEW DELHI, May 5 (Agency) —", "NEW DELHI", "May 5"),
        ("ISTANBUL, Turkey (AP)_", "ISTANBUL, Turkey", None),
        ("GENEVA (Reuters) -", "GENEVA", None),
        ("DAR ES SALAAM, Tanzania (AP) _", "DAR ES SALAAM, Tanzania", None),
        ("Geneva, 5 May 2025 –", "Geneva", "5 May 2025"),
        ("New Delhi [India], May 5 (ANI):", "New Delhi [India]", "May 5"),
        ("TEHRAN, IRNA -", "TEHRAN", None),
        ("WASHINGTON/LONDON, May 5, 2025 (Agency) -", "WASHINGTON/LONDON", "May 5, 2025"),
        ("PORT-AU-PRINCE, Haiti —", "PORT-AU-PRINCE, Haiti", None),
        ("MOSCOW. May 5 (Interfax) -", "MOSCOW", "May 5"),
        ("MOSCOW, May 5. /TASS/.", "MOSCOW", "May 5"),
        ("N'DJAMENA, Chad --", "N'DJAMENA, Chad", None),
        ("BEIJING, Nov. 11 (Xinhua)--", "BEIJING", "Nov. 11"),
        ("ST. JOHN'S (Agency) —", "ST. JOHN'S", None),
        ("SÃO PAULO —", "SÃO PAULO", None),
    ],
)
def test_the_datelines_of_the_agencies_are_found(opening: str, place: str, day: str | None) -> None:
    text = f"{opening} The talks have ended."
    assert found(text) == (place, day)
    dateline = find_dateline(text, 0, len(text))
    assert dateline is not None
    assert dateline.span.of(text) == opening


@pytest.mark.parametrize(
    "text",
    [
        "Putin - who spoke on Monday - said no.",
        "COVID-19 cases rose in May.",
        "NATO: The alliance will meet.",
        "BREAKING: Talks collapse.",
        "UPDATE (AP) - Talks collapse.",
        "From September 30 – October 2, she travelled.",
        "On Monday, May 5 - a holiday - nobody worked.",
        "U.S. - China talks resumed.",
        "OPEC — which meets on Friday — said nothing.",
        "The Minister of Finance left.",
        "PRESIDENT: We will see.",
        "OSLO:",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize("text", ["OSLO —", "OSLO, Norway, May 5 (Agency) --", "OSLO _  "])
def test_a_dateline_may_be_all_there_is(text: str) -> None:
    assert found(text) is not None


@pytest.mark.parametrize("text", ["A" * 5000, "A.A-" * 900, "Aa " * 900, "AA BB, Cc Dd " * 300])
def test_a_long_opening_takes_no_time(text: str) -> None:
    started = time.process_time()
    find_dateline(text + "!", 0, len(text) + 1)
    assert time.process_time() - started < 0.2
