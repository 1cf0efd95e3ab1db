"""Readers of reports for runs: by hand, failing on one report, dying on one report."""

import os
import signal
import time
from pathlib import Path

from msgspec.structs import replace

from foreigndesk.intake import Report
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Record
from tests.record.conftest import TEXT, make_reading

SENTENCE = TEXT


def read_by_hand(report: Report) -> Record:
    return build_record(replace(make_reading(), report=report))


def read_slowly(report: Report) -> Record:
    time.sleep(0.004)
    return read_by_hand(report)


def fail_at_ten(report: Report) -> Record:
    if "number 10 " in report.text:
        message = "no such page"
        raise LookupError(message)
    return read_by_hand(report)


def die_always_at_ten(report: Report) -> Record:
    if "number 10 " in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_by_hand(report)


def die_always(report: Report) -> Record:
    os.kill(os.getpid(), signal.SIGKILL)
    return read_by_hand(report)


class DieOnceAtTen:
    """Kills its process at report 10, but only the first time (a file remembers)."""

    def __init__(self, memory: Path) -> None:
        self.memory = memory

    def __call__(self, report: Report) -> Record:
        if "number 10 " in report.text and not self.memory.exists():
            self.memory.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return read_by_hand(report)
