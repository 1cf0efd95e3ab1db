"""A run that kills its own process at one moment: after the n-th call of a method of the store."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from foreigndesk.store import DeskWriter, Joiner, joiner
from tests.run.reading import read_by_hand
from tests.run.test_local import run

OWNERS = {"DeskWriter": DeskWriter, "Joiner": Joiner}


def die_after(named: str, number: int) -> None:
    """Make the `number`-th return of a method ("DeskWriter.write") the end of this process."""
    owner, method = named.split(".")
    inner: Callable[..., Any] = getattr(OWNERS[owner], method)
    calls = count(1)

    def deadly(*values: Any, **named: Any) -> Any:
        result = inner(*values, **named)
        if next(calls) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(OWNERS[owner], method, deadly)


if __name__ == "__main__":
    joiner.BATCH = 16  # three transactions for forty reports
    die_after(sys.argv[3], int(sys.argv[4]))
    run(Path(sys.argv[1]), Path(sys.argv[2]), read_report=read_by_hand)
