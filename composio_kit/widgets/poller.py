"""One thread that asks again and again, for as long as there is something to ask."""

import threading
from collections.abc import Callable


class Poller:
    """Runs a function in rounds, in a daemon thread that ends by itself.

    Parameters
    ----------
    round_
        One round. It returns the seconds until the next, or None for the end.
    """

    def __init__(self, round_: Callable[[], float | None]) -> None:
        self._round = round_
        self._guard = threading.Lock()
        self._now = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is a thread."""
        return self._thread is not None

    def wake(self, delay: float = 0.0) -> None:
        """See that there is a next round: after `delay` seconds if nothing goes on now.

        A thread that runs already keeps its own time, unless there is no delay.
        """
        with self._guard:
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, args=(delay,), name="composio-kit-poller", daemon=True
                )
                self._thread.start()
            elif delay == 0:
                self._now.set()

    def _run(self, delay: float | None) -> None:
        while True:
            self._now.wait(delay)
            self._now.clear()
            try:
                delay = self._round()
            except BaseException:
                self._thread = None
                raise
            with self._guard:
                if delay is None and not self._now.is_set():
                    self._thread = None
                    return
