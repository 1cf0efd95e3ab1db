"""Digests for the ledger: with which tables and weights a run read."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_ROOMS = ("codebook", "reading", "weights", "whoswho")
_CODE = (".py", ".pyc", ".md", ".pyi")


@cache
def data_digest() -> str:
    """Return the digest of every data file that the reader reads: tables, rules and weights."""
    package = files("foreigndesk")
    digest = hashlib.blake2b(digest_size=8)
    for room in _ROOMS:
        folder = package / room
        if folder.is_dir():
            for name, file in sorted(_data_files(folder, room), key=lambda found: found[0]):
                content = file.read_bytes()
                digest.update(f"{name}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()


def file_digest(path: Path) -> str:
    """Return the digest of one file of the user's."""
    return hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()


def _data_files(folder: Traversable, name: str) -> Iterable[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        inner = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _data_files(entry, inner)
        elif not entry.name.endswith(_CODE):
            yield inner, entry
