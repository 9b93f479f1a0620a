"""Throttling of sign-ins."""

import pytest

from service.errors import Throttled
from service.people.throttle import (
    FORGET_AFTER,
    FREE_BY_ADDRESS,
    FREE_BY_CLIENT,
    LONGEST_WAIT,
    MAX_ENTRIES,
    Throttle,
)


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def throttle(clock: Clock) -> Throttle:
    return Throttle(clock)


def fail(throttle: Throttle, clock: Clock, times: int) -> None:
    """Fail so many times, waiting as long as is asked for."""
    for _ in range(times):
        try:
            throttle.attempt("ann@example.org", "::1")
        except Throttled as error:
            clock.now += error.retry_after
            throttle.attempt("ann@example.org", "::1")


def test_a_few_wrong_passwords_cost_nothing(throttle: Throttle) -> None:
    for _ in range(FREE_BY_ADDRESS):
        throttle.attempt("ann@example.org", "192.0.2.1")


def test_a_hundred_wrong_passwords_wait(throttle: Throttle, clock: Clock) -> None:
    waits = []
    for _ in range(100):
        try:
            throttle.attempt("ann@example.org", "192.0.2.1")
        except Throttled as error:
            waits.append(error.retry_after)
    assert len(waits) == 100 - FREE_BY_ADDRESS - 1
    assert min(waits) >= 1


def test_the_wait_doubles_up_to_a_limit(throttle: Throttle, clock: Clock) -> None:
    fail(throttle, clock, FREE_BY_ADDRESS)
    waits = []
    for _ in range(14):
        fail(throttle, clock, 1)
        with pytest.raises(Throttled) as refused:
            throttle.attempt("ann@example.org", "::1")
        waits.append(refused.value.retry_after)
    assert waits[:5] == [1, 2, 4, 8, 16]
    assert waits[-1] == LONGEST_WAIT


def test_spelling_of_the_address_does_not_matter(throttle: Throttle, clock: Clock) -> None:
    fail(throttle, clock, FREE_BY_ADDRESS + 1)
    with pytest.raises(Throttled):
        throttle.attempt(" ANN@Example.org ", "192.0.2.2")


def test_one_client_that_tries_many_addresses_waits(throttle: Throttle) -> None:
    for number in range(FREE_BY_CLIENT + 1):
        throttle.attempt(f"agent{number}@example.org", "192.0.2.1")
    with pytest.raises(Throttled):
        throttle.attempt("another@example.org", "192.0.2.1")
    throttle.attempt("another@example.org", "192.0.2.2")


def test_a_network_of_ipv6_addresses_counts_as_one_client(throttle: Throttle) -> None:
    for number in range(FREE_BY_CLIENT + 1):
        throttle.attempt(f"agent{number}@example.org", f"2001:db8::{number:x}")
    with pytest.raises(Throttled):
        throttle.attempt("another@example.org", "2001:db8::ffff")


def test_a_good_password_forgets_the_failures_of_the_account(throttle: Throttle) -> None:
    for _ in range(FREE_BY_ADDRESS):
        throttle.attempt("ann@example.org", "192.0.2.1")
    throttle.succeeded("ann@example.org", "192.0.2.1")
    for _ in range(FREE_BY_ADDRESS):
        throttle.attempt("ann@example.org", "192.0.2.1")


def test_a_good_password_does_not_forget_the_failures_of_the_client(throttle: Throttle) -> None:
    for number in range(FREE_BY_CLIENT):
        throttle.attempt(f"agent{number}@example.org", "192.0.2.1")
    throttle.attempt("own@example.org", "192.0.2.1")
    throttle.succeeded("own@example.org", "192.0.2.1")
    throttle.attempt("victim@example.org", "192.0.2.1")
    with pytest.raises(Throttled):
        throttle.attempt("other@example.org", "192.0.2.1")


def test_failures_are_forgotten_after_a_day(throttle: Throttle, clock: Clock) -> None:
    fail(throttle, clock, FREE_BY_ADDRESS + 5)
    clock.now += FORGET_AFTER + 1
    for _ in range(FREE_BY_ADDRESS):
        throttle.attempt("ann@example.org", "::1")


def test_memory_is_bounded(throttle: Throttle) -> None:
    for number in range(MAX_ENTRIES):
        throttle.attempt(f"agent{number}@example.org", f"client {number}")
    assert len(throttle) == MAX_ENTRIES
