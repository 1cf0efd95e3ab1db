"""Worker processes: started afresh, deaf to Ctrl-C, and gone when the process that started them is.

A pool's own workers outlive a killed parent: each waits for work on a pipe that its fellows hold
open.
"""

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from threading import Thread


def start_workers(number: int) -> ProcessPoolExecutor:
    """Return a pool of so many processes without locks or open files of this one."""
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(number, spawn, initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to the process that started the workers, but don't outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()  # returns when it has ended, killed or not
        os._exit(1)
