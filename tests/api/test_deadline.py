import threading

import pytest

from tactful.api.deadline import Deadline


def test_an_answer_in_time_is_given_back() -> None:
    assert Deadline(5).run(lambda: 42) == 42


def test_waiting_ends_at_the_deadline() -> None:
    let_go = threading.Event()

    with pytest.raises(TimeoutError):
        Deadline(0.05).run(lambda: let_go.wait(10))

    let_go.set()


def test_what_the_call_raises_is_raised() -> None:
    def fail() -> None:
        raise KeyError("a")

    with pytest.raises(KeyError):
        Deadline(5).run(fail)


def test_a_call_that_was_given_up_on_leaves_room_for_the_next() -> None:
    deadline = Deadline(0.05)
    let_go = threading.Event()
    with pytest.raises(TimeoutError):
        deadline.run(lambda: let_go.wait(10))

    assert deadline.run(lambda: "next") == "next"
    let_go.set()
