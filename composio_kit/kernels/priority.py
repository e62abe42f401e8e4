"""How urgent this process is, where that can be taken back without a right to do so."""

import os
import sys

# From Apple's <sys/resource.h>; Python names them from 3.12 on.
_DARWIN_PROCESS, _DARWIN_BACKGROUND = 4, 0x1000


def lower() -> None:
    """Let other processes go first."""
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    elif sys.platform == "darwin":
        os.setpriority(_DARWIN_PROCESS, 0, _DARWIN_BACKGROUND)
    else:
        # Not nice(): only root may take that back.
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def restore() -> None:
    """Be as urgent as any other process again."""
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.NORMAL_PRIORITY_CLASS)
    elif sys.platform == "darwin":
        os.setpriority(_DARWIN_PROCESS, 0, 0)
    else:
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
