"""A process that writes records until its files may grow no further (as on a full disk)."""

import resource
import sys
from pathlib import Path

from foreigndesk.errors import StoreError
from foreigndesk.store import DeskWriter, flatten
from tests.store.conftest import make_record


def fill(path: Path, limit: int) -> str:
    """Write until it fails and return what the error says."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with DeskWriter(path) as desk:
            for number in range(2000):
                flat = flatten(make_record(tail=f" {number}." + " maize" * 1000))
                desk.write([flat], [(f"{number}.txt", flat.report_id)])
    except StoreError as error:
        return str(error)
    return "nothing failed"


if __name__ == "__main__":
    sys.stdout.write(fill(Path(sys.argv[1]), int(sys.argv[2])))
