"""Hashing of passwords."""

import asyncio

import pytest
from argon2 import PasswordHasher

from redaction.raw import Raw
from service.errors import Temporary
from service.people.passwords import AT_WORK, MAX_LENGTH, MAX_WAITING, MIN_LENGTH, Passwords

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def passwords() -> Passwords:
    return Passwords(CHEAP)


async def test_a_password_matches_its_own_hash_and_no_other(passwords: Passwords) -> None:
    stored = await passwords.hash(Raw("correct horse battery"))
    assert await passwords.matches(stored, Raw("correct horse battery"))
    assert not await passwords.matches(stored, Raw("correct horse batterz"))
    assert not await passwords.matches(stored, Raw(""))


async def test_the_stored_hash_is_argon2id_with_the_parameters_of_the_rfc() -> None:
    stored = await Passwords().hash(Raw("correct horse battery"))
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


async def test_nobody_has_a_password_but_the_work_is_done(passwords: Passwords) -> None:
    assert not await passwords.matches(None, Raw("correct horse battery"))


async def test_a_damaged_hash_matches_nothing(passwords: Passwords) -> None:
    assert not await passwords.matches("not a hash", Raw("correct horse battery"))


async def test_other_spellings_of_the_same_characters_match(passwords: Passwords) -> None:
    stored = await passwords.hash(Raw("cafe\u0301 terrasse"))
    assert await passwords.matches(stored, Raw("café terrasse"))


async def test_a_lone_surrogate_is_a_password_like_any_other(passwords: Passwords) -> None:
    stored = await passwords.hash(Raw("\ud800 and eleven more"))
    assert await passwords.matches(stored, Raw("\ud800 and eleven more"))


@pytest.mark.parametrize("length", [0, MIN_LENGTH - 1, MAX_LENGTH + 1])
def test_only_the_length_is_asked_for(passwords: Passwords, length: int) -> None:
    assert passwords.problem(Raw("a" * length)) is not None


@pytest.mark.parametrize("length", [MIN_LENGTH, MAX_LENGTH])
def test_a_long_enough_password_is_good(passwords: Passwords, length: int) -> None:
    assert passwords.problem(Raw("a" * length)) is None


async def test_too_many_at_once_are_sent_away(passwords: Passwords) -> None:
    stored = await passwords.hash(Raw("correct horse battery"))
    many = AT_WORK + MAX_WAITING + 5
    attempts = (passwords.matches(stored, Raw("correct horse battery")) for _ in range(many))
    results = await asyncio.gather(*attempts, return_exceptions=True)
    assert sum(isinstance(result, Temporary) for result in results) == 5
    assert results.count(True) == many - 5
    assert await passwords.matches(stored, Raw("correct horse battery"))
