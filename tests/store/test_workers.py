"""Workers of a pool and the end of the process that started them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PARENT = """
import os, time
from foreigndesk.store.workers import start_workers
pool = start_workers(2)
one, two = pool.submit(time.sleep, 1), pool.submit(os.getpid)
print(*pool._processes, flush=True)
time.sleep(60)
"""


@pytest.mark.timeout(120)
def test_workers_do_not_outlive_a_parent_that_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = [int(number) for number in parent.stdout.readline().split()]
    parent.stdout.close()
    assert len(workers) == 2
    assert all(map(alive, workers))
    time.sleep(3)  # they have begun: a worker that starts without a parent ends by itself
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 30
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))


def alive(process: int) -> bool:
    """Whether a process is there and not merely waiting to be buried."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat").read_text("ascii")
    return stat.rsplit(")", 1)[1].split()[0] != "Z"
