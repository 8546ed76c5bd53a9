"""
A process that has loaded the program, and forks: `python -m tests.forking`.

Its standard input is a socket. Each message there brings another socket, and what
shall be standard output and error; a line of JSON on that socket says what to run, as
`python -m` would, and is answered with a line that has the process's id and, when it
has ended, one with its exit status.
"""

import gc
import json
import os
import runpy
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tests.loading import load


class Order(NamedTuple):
    module: str
    arguments: list[str]
    folder: str
    environment: dict[str, str]


def main() -> None:
    load()
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for those who ask
    with socket.socket(fileno=os.dup(0)) as orders, Path(os.devnull).open() as nothing:
        os.dup2(nothing.fileno(), 0)
        order = take_orders(orders)
    if order is not None:
        run(order)


def take_orders(orders: socket.socket) -> Order | None:
    """In each forked process what it shall run; None when nobody asks any more."""
    while True:
        _, descriptors, _, _ = socket.recv_fds(orders, 1, 3)
        if not descriptors:
            return None
        if os.fork() == 0:
            return keep(*descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG) != (0, 0):
                pass


def keep(telling: int, out: int, errors: int) -> Order:
    """Tells about the process that it forks, in which alone this returns."""
    with socket.socket(fileno=telling) as told:
        order = Order(*json.loads(told.makefile("rb").readline()))
        process = os.fork()
        if process == 0:
            os.dup2(out, 1)
            os.dup2(errors, 2)
        os.close(out)
        os.close(errors)
        if process == 0:
            return order
        with suppress(BrokenPipeError):
            told.sendall(b"%d\n" % process)
            _, status = os.waitpid(process, 0)
            told.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def run(order: Order) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(order.folder)
    os.environ.clear()
    os.environ.update(order.environment)
    # Those that there are know of what they had before whether one can seek in it.
    sys.stdin = os.fdopen(0, closefd=False)
    sys.stdout = os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, errors="backslashreplace", closefd=False)
    sys.argv = [order.module, *order.arguments]
    runpy.run_module(order.module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
