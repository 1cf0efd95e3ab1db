"""Paths, folders, globs and standard input become reports taken in and refusals, in fixed order."""

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from foreigndesk.errors import IntakeError, SourceEmpty, SourceMissing
from foreigndesk.intake.contents import Source, read_contents
from foreigndesk.intake.options import Intaken, IntakeOptions, Origin, Refused

STANDARD_INPUT = "-"
"""The path that means standard input."""


def take_in(paths: Sequence[str], options: IntakeOptions | None = None) -> Iterator[Intaken]:
    """Yield each report of `paths`, and each refusal with its reason, in a fixed order.

    A path is a file (text, HTML, JSONL, JSON, CSV, TSV, RSS or Atom; plain or in gzip or zst), a
    folder (read through, hidden files left out, names in order), a glob, or "-". What can't be
    taken in never stops the rest: it comes out as `Refused`.
    """
    asked = options or IntakeOptions()
    for path in paths:
        if path == STANDARD_INPUT:
            standard = Source("standard input", STANDARD_INPUT, "")
            yield from read_contents(sys.stdin.buffer, standard, asked)
            continue
        found = files_of(path)
        if not found:
            error = SourceEmpty if Path(path).is_dir() else SourceMissing
            yield _refused(path, path, error(place=path))
        for file in found:
            yield from _read(file, _key(file, Path(path)), asked)


def files_of(path: str) -> list[Path]:
    """Return the files that a path or glob stands for, in order."""
    place = Path(path)
    if place.is_dir():
        return list(_walk(place))
    if os.path.lexists(path):
        return [place]
    found: list[Path] = []
    matches = glob.glob(path, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
    for match in sorted(matches):
        found.extend(_walk(Path(match)) if Path(match).is_dir() else [Path(match)])
    return list(dict.fromkeys(found))  # "**" finds a folder and what is in it


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder` by name; links to folders are not followed."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(here, name)


def _key(file: Path, given: Path) -> str:
    """Return a name that stays the same from run to run, whichever way the file was reached.

    Below the working folder it is the path from there. Elsewhere the folder that was given, or
    the file's own, is the first part: "wires/may/5.txt".
    """
    whole, here = _absolute(file), Path.cwd()
    if whole.is_relative_to(here):
        return whole.relative_to(here).as_posix()
    folder = _absolute(given) if given.is_dir() else whole.parent
    return whole.relative_to(folder.parent).as_posix()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _read(file: Path, key: str, options: IntakeOptions) -> Iterator[Intaken]:
    """Read one file; that it can't be opened is a refusal like any other."""
    try:
        stream = file.open("rb")
    except FileNotFoundError:
        yield _refused(str(file), key, SourceMissing(place=str(file)))
        return
    except OSError as error:
        reason = (error.strerror or "it can't be opened").lower()
        yield _refused(str(file), key, IntakeError(place=str(file), reason=reason))
        return
    with stream:
        yield from read_contents(stream, Source(str(file), key, file.name), options)


def _refused(place: str, key: str, error: IntakeError) -> Refused:
    return Refused(origin=Origin(place=place, key=key), error=error)
