"""The error tree: codes, drawing, fields, pickling."""

import pickle
import re

from foreigndesk import errors
from foreigndesk.errors import ForeigndeskError


def every_error() -> list[type[ForeigndeskError]]:
    found = [ForeigndeskError]
    for kind in found:
        found.extend(kind.__subclasses__())
    return found


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in every_error()]
    assert len(codes) == len(set(codes))


def test_the_drawing_shows_exactly_the_tree() -> None:
    drawn = re.findall(r"(\w+) +(FD-\d+)", errors.__doc__ or "")
    assert sorted(drawn) == sorted((kind.__name__, kind.code) for kind in every_error())


def test_every_error_says_what_to_do_and_whether_a_retry_helps() -> None:
    for kind in every_error():
        assert kind.remedy
        assert isinstance(kind.passing, bool)


def test_an_error_keeps_its_fields_across_a_process_border() -> None:
    error = errors.LineTooLong(place="wire.txt:3", length=10_000_001, limit=1_000_000)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is errors.LineTooLong
    assert copy.fields == error.fields
    assert str(copy) == str(error)
    assert "wire.txt:3" in str(error)


def test_a_missing_field_never_hides_the_error_itself() -> None:
    assert "?" in str(errors.EntryUnknown(found="e1"))
