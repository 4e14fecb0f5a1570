"""One whole process, measured: `python -I -S whole.py SECONDS PROGRAM WORD…`; a small process of its own.

The greatest memory of a process is counted from the fork on: measured by a large process, every small one is as large.
Its output goes into a pipe that is read to the end. Prints one line: seconds, processor seconds, greatest memory in
bytes, lines and bytes of output, exit code; a process that takes longer than SECONDS is ended, and its code is -9.
"""

import os
import signal
import sys
from time import perf_counter

_PORTION = 1 << 16


def main() -> None:
    """Runs the process, reads what it prints, prints what it took."""
    seconds, *argv = sys.argv[1:]
    reading, writing = os.pipe()
    began = perf_counter()
    child = os.posix_spawnp(
        argv[0],
        argv,
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, writing, 1),
            (os.POSIX_SPAWN_CLOSE, reading),
            (os.POSIX_SPAWN_CLOSE, writing),
        ],
    )
    os.close(writing)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(int(seconds))
    lines = size = 0
    while part := os.read(reading, _PORTION):
        lines += part.count(b"\n")
        size += len(part)
    _, status, used = os.wait4(child, 0)
    took = perf_counter() - began
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    code = os.waitstatus_to_exitcode(status)
    print(took, used.ru_utime + used.ru_stime, memory, lines, size, code)


if __name__ == "__main__":
    main()
