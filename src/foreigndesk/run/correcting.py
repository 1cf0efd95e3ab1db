"""Corrections from an analyst's hands into the desk, with the happenings that follow from them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from foreigndesk.errors import DeskError
from foreigndesk.store.correcting import Corrected, Corrector, Signed
from foreigndesk.store.corrections import CorrectionRow
from foreigndesk.store.joiner import Joiner, JoinSummary
from foreigndesk.store.responses import fill_responses
from foreigndesk.store.teller import Teller


class CorrectionSummary(Struct, frozen=True, kw_only=True):
    """What came of a call: corrections added, others whose state it changed, happenings changed."""

    added: tuple[CorrectionRow, ...]
    affected: tuple[CorrectionRow, ...]
    joined: JoinSummary


class Wanted(Struct, frozen=True, kw_only=True):
    """What an analyst wants: values for the fields of one entry, or one of the other three.

    `values` belong to the one id of `ids`; `join` and `split` take events or happenings, `withdraw`
    the number of a correction and no ids.
    """

    ids: tuple[str, ...] = ()
    values: Mapping[str, str] = {}
    join: bool = False
    split: bool = False
    withdraw: int | None = None


def correct_desk(path: Path, wanted: Wanted, signed: Signed) -> CorrectionSummary:
    """Add what is wanted to the corrections of a desk file and reckon anew what it touches.

    Raises:
        DeskError: it is not plain what is wanted, or a value is none.
        CodeUnknown: a code that the codebook does not have.
        StoreError: no such entry, or the desk can't be written.
    """
    _check(wanted)
    with Corrector(path) as corrector:
        done = _add(corrector, wanted, signed)
        joined = Joiner(corrector.connection, path).join()
        fill_responses(corrector.connection, path)
        Teller(corrector.connection, path).tell()
    return CorrectionSummary(added=done.added, affected=done.affected, joined=joined)


def _add(corrector: Corrector, wanted: Wanted, signed: Signed) -> Corrected:
    if wanted.withdraw is not None:
        return corrector.withdraw(wanted.withdraw, signed)
    if wanted.join:
        return corrector.join(wanted.ids, signed)
    if wanted.split:
        return corrector.split(wanted.ids, signed)
    return corrector.set_fields(wanted.ids[0], wanted.values, signed)


def _check(wanted: Wanted) -> None:
    asked = [bool(wanted.values), wanted.join, wanted.split, wanted.withdraw is not None]
    named = ", ".join(wanted.ids) or "correct"
    if sum(asked) != 1:
        reason = "give values for fields, or join, or split, or withdraw: one of them"
        raise DeskError(found=named, reason=reason)
    if wanted.values and len(wanted.ids) != 1:
        raise DeskError(found=named, reason="name the one entry whose fields are to be set")
    if wanted.withdraw is not None and wanted.ids:
        raise DeskError(found=named, reason="a withdrawal takes the number of a correction alone")


def values_of(settings: Sequence[str]) -> dict[str, str]:
    """Return the fields and values of "field=value" texts.

    Raises:
        DeskError: one has no "=", or a field is set twice.
    """
    found: dict[str, str] = {}
    for setting in settings:
        field, equals, value = setting.partition("=")
        if not equals:
            raise DeskError(found=setting, reason="write it field=value")
        if field.strip() in found:
            raise DeskError(found=field, reason="it is set twice in one call")
        found[field.strip()] = value
    return found
