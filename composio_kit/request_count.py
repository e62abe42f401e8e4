"""Counting the HTTP requests that a block of code really makes, live or not."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def counted_requests() -> Iterator[list[str]]:
    """Count the HTTP requests of a block, whoever makes them.

    The SDK sends through httpx, which logs each request it has made, a retry
    too. While the block runs, these lines are counted instead of passed on.

    Yields
    ------
    list of str
        grows by the method of each request, such as `POST`; its length is the
        number of requests. Addresses are not kept: some are secret.

    Examples
    --------
    >>> with counted_requests() as spent:
    ...     session = composio.create(user_id="user_ayu")
    >>> len(spent)
    1
    """
    logger = logging.getLogger("httpx")
    level, propagate = logger.level, logger.propagate
    counter = _Counter()
    logger.addHandler(counter)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield counter.methods
    finally:
        logger.removeHandler(counter)
        logger.setLevel(level)
        logger.propagate = propagate


class _Counter(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.methods: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and str(record.msg).startswith("HTTP Request"):
            self.methods.append(str(record.args[0]))
