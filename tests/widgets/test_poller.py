"""One thread that asks for as long as there is something to ask."""

import threading

from composio_kit.widgets.poller import Poller


def finished(poller: Poller) -> bool:
    done = threading.Event()
    for _ in range(500):
        if not poller.is_running:
            return True
        done.wait(0.01)
    return False


def test_it_goes_round_until_there_is_nothing_to_wait_for() -> None:
    pauses = iter([0.0, 0.0, None])
    rounds = []

    def look() -> float | None:
        rounds.append(threading.current_thread())
        return next(pauses)

    poller = Poller(look)
    poller.wake()

    assert finished(poller)
    assert len(rounds) == 3
    assert len(set(rounds)) == 1
    assert rounds[0].daemon


def test_however_often_it_is_woken_there_is_one_thread() -> None:
    go, threads = threading.Event(), set()

    def look() -> float | None:
        threads.add(threading.current_thread())
        go.wait(5)
        return None

    poller = Poller(look)
    for _ in range(10):
        poller.wake()
    go.set()

    assert finished(poller)
    assert len(threads) == 1


def test_a_wake_in_the_last_round_is_not_lost() -> None:
    started, rounds = threading.Event(), []
    go = threading.Event()

    def look() -> float | None:
        rounds.append(1)
        started.set()
        go.wait(5)
        return None

    poller = Poller(look)
    poller.wake()
    started.wait(5)
    poller.wake()
    go.set()

    assert finished(poller)
    assert len(rounds) == 2


def test_a_wake_ends_a_long_pause() -> None:
    paused, rounds = threading.Event(), []

    def look() -> float | None:
        rounds.append(1)
        paused.set()
        return 3600.0 if len(rounds) == 1 else None

    poller = Poller(look)
    poller.wake()
    paused.wait(5)
    poller.wake()

    assert finished(poller)
    assert len(rounds) == 2


def test_after_its_end_it_can_be_woken_again() -> None:
    rounds = []
    poller = Poller(lambda: rounds.append(1))
    poller.wake()
    assert finished(poller)

    poller.wake()

    assert finished(poller)
    assert len(rounds) == 2
