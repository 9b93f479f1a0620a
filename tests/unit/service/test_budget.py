import pytest

from service.budget import Budget
from service.errors import Temporary


async def test_shares_add_up_and_are_given_back() -> None:
    budget = Budget(100)
    async with budget.share() as one:
        one.take(60)
        async with budget.share() as other:
            other.take(40)
            with pytest.raises(Temporary):
                one.take(1)
            assert budget.used == 100
        one.take(40)
    assert budget.used == 0


async def test_a_share_is_given_back_after_an_error() -> None:
    budget = Budget(100)

    async def take_too_much() -> None:
        async with budget.share() as share:
            share.take(99)
            share.take(2)

    with pytest.raises(Temporary):
        await take_too_much()
    assert budget.used == 0
