from itertools import pairwise

from foreigndesk.codebook import is_mode, is_type
from foreigndesk.reading.encoder.layout import COLUMNS, MODES, MODES_OF, STATUSES, TYPES, WIDTH
from foreigndesk.reading.marks import Status


def test_the_columns_lie_side_by_side_and_fill_the_width() -> None:
    parts = sorted(COLUMNS.values(), key=lambda part: part.start)
    assert parts[0].start == 0
    assert parts[-1].stop == WIDTH
    assert all(one.stop == other.start for one, other in pairwise(parts))


def test_types_and_modes_are_those_of_the_codebook() -> None:
    assert all(map(is_type, TYPES))
    assert all(is_mode(kind, mode) for kind, modes in MODES_OF.items() for mode in modes)
    assert len(MODES) == len(set(MODES))


def test_statuses_are_those_of_the_marks() -> None:
    assert set(STATUSES) == {status.value for status in Status}
