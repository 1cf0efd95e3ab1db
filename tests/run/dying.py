"""A run that kills its own process at one moment: after the n-th call of a writer's method."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from foreigndesk.store import DeskWriter
from tests.run.reading import read_by_hand
from tests.run.test_local import run


def die_after(method: str, number: int) -> None:
    """Make the `number`-th return of a method of the writer the end of this process."""
    inner: Callable[..., Any] = getattr(DeskWriter, method)
    calls = count(1)

    def deadly(*values: Any, **named: Any) -> Any:
        result = inner(*values, **named)
        if next(calls) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(DeskWriter, method, deadly)


if __name__ == "__main__":
    die_after(sys.argv[3], int(sys.argv[4]))
    run(Path(sys.argv[1]), Path(sys.argv[2]), read_report=read_by_hand)
