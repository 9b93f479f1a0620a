"""Agents: welcome links, passwords, sessions."""

from datetime import UTC, datetime, timedelta

import pytest

from redaction.raw import Raw
from service.errors import Invalid, Throttled
from service.people.agents import LINK_LIFE, SESSION_LIFE, Agents
from service.people.passwords import Passwords
from service.people.throttle import Throttle
from tests.unit.service.conftest import House

PASSWORD = Raw("correct horse battery")
OTHER = Raw("another long password")
ANN = Raw("ann@example.org")
CARD = "4111 1111 1111 1111"


class Clock:
    """UTC that passes when told."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def agents(house: House, clock: Clock) -> Agents:
    return Agents(house.database, house.redactor, Passwords(), Throttle(), clock)


async def ann(agents: Agents) -> str:
    """Ann has a password; the token of her first session."""
    _, link = await agents.add(ANN, Raw("Ann"))
    return await agents.welcome(link, Raw("Ann"), PASSWORD)


async def test_a_welcome_link_sets_name_and_password_once(agents: Agents) -> None:
    added, link = await agents.add(ANN, Raw("A."))
    session = await agents.welcome(link, Raw("Ann Archer"), PASSWORD)
    agent = await agents.agent_of(session)
    assert agent is not None
    assert (agent.id, agent.name.text, agent.email.text) == (added.id, "Ann Archer", "ann@example.org")
    with pytest.raises(Invalid) as used:
        await agents.welcome(link, Raw("Mallory"), OTHER)
    assert set(used.value.problems) == {""}
    assert await agents.agent_of(await agents.sign_in(ANN, PASSWORD, "192.0.2.1")) == agent


async def test_looking_at_a_welcome_link_uses_nothing_up(agents: Agents) -> None:
    added, link = await agents.add(ANN, Raw("Ann"))
    for _ in range(3):
        assert await agents.agent_of_link(link) == added
    await agents.welcome(link, Raw("Ann"), PASSWORD)
    assert await agents.agent_of_link(link) is None


async def test_a_refused_password_does_not_use_the_link_up(agents: Agents) -> None:
    _, link = await agents.add(ANN, Raw("Ann"))
    with pytest.raises(Invalid) as refused:
        await agents.welcome(link, Raw(" "), Raw("eleven char"))
    assert set(refused.value.problems) == {"name", "password"}
    await agents.welcome(link, Raw("Ann"), PASSWORD)


@pytest.mark.parametrize("token", ["", "x", "a" * 64, "4111111111111111", "\ud800"])
async def test_a_link_that_nobody_made_opens_nothing(agents: Agents, token: str) -> None:
    assert await agents.agent_of_link(token) is None
    assert await agents.agent_of(token) is None
    with pytest.raises(Invalid):
        await agents.welcome(token, Raw("Mallory"), PASSWORD)


async def test_a_link_gets_too_old(agents: Agents, clock: Clock) -> None:
    _, link = await agents.add(ANN, Raw("Ann"))
    clock.now += LINK_LIFE
    with pytest.raises(Invalid):
        await agents.welcome(link, Raw("Ann"), PASSWORD)


async def test_using_one_link_ends_the_others_and_the_sessions(agents: Agents) -> None:
    old = await ann(agents)
    agent = await agents.agent_of(old)
    assert agent is not None
    forgotten, link = await agents.link(agent.id), await agents.link(agent.id)
    new = await agents.welcome(link, Raw("Ann"), OTHER)
    assert await agents.agent_of(old) is None
    assert await agents.agent_of(new) == agent
    assert await agents.agent_of_link(forgotten) is None


async def test_signing_in_ends_nothing_else(agents: Agents) -> None:
    first = await ann(agents)
    second = await agents.sign_in(ANN, PASSWORD, "192.0.2.1")
    assert await agents.agent_of(first) is not None
    await agents.sign_out(second)
    assert await agents.agent_of(second) is None
    assert await agents.agent_of(first) is not None


async def test_a_session_ends_after_twelve_hours(agents: Agents, clock: Clock) -> None:
    session = await ann(agents)
    clock.now += SESSION_LIFE - timedelta(seconds=1)
    assert await agents.agent_of(session) is not None
    clock.now += timedelta(seconds=1)
    assert await agents.agent_of(session) is None


async def test_unknown_address_and_wrong_password_are_answered_alike(agents: Agents) -> None:
    await ann(agents)
    await agents.add(Raw("bob@example.org"), Raw("Bob"))
    problems = []
    for email in (
        ANN,
        Raw("bob@example.org"),
        Raw("nobody@example.org"),
        Raw("no address"),
        Raw(f"{CARD}@x.org"),
    ):
        with pytest.raises(Invalid) as refused:
            await agents.sign_in(email, OTHER, "192.0.2.1")
        problems.append(refused.value.problems)
    assert all(found == problems[0] for found in problems)


async def test_spelling_of_the_address_does_not_matter(agents: Agents) -> None:
    await ann(agents)
    assert await agents.sign_in(Raw(" Ann@Example.ORG "), PASSWORD, "192.0.2.1")


async def test_a_hundred_wrong_passwords_are_slowed_down(agents: Agents) -> None:
    await ann(agents)
    waits = []
    for _ in range(100):
        try:
            await agents.sign_in(ANN, OTHER, "192.0.2.1")
        except Throttled as error:
            waits.append(error.retry_after)
        except Invalid:
            continue
    assert len(waits) > 80
    assert min(waits) > 0
    with pytest.raises(Throttled):
        await agents.sign_in(ANN, PASSWORD, "192.0.2.1")


@pytest.mark.parametrize(
    ("email", "name", "field"),
    [
        ("no address", "Ann", "email"),
        ("4111111111111111@example.org", "Ann", "email"),
        ("ann@example.org\r\nBcc: x@example.org", "Ann", "email"),
        ("ann@example.org", " ", "name"),
        ("ann@example.org", "a" * 201, "name"),
        ("ann@example.org", "Ann\nArcher", "name"),
    ],
)
async def test_an_agent_needs_an_address_and_a_name(
    agents: Agents, email: str, name: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await agents.add(Raw(email), Raw(name))
    assert set(refused.value.problems) == {field}


async def test_an_address_belongs_to_one_agent(agents: Agents) -> None:
    await agents.add(ANN, Raw("Ann"))
    with pytest.raises(Invalid) as refused:
        await agents.add(Raw("ANN@example.org"), Raw("Another Ann"))
    assert set(refused.value.problems) == {"email"}


async def test_a_card_number_in_a_name_is_redacted(agents: Agents) -> None:
    _, link = await agents.add(ANN, Raw("Ann"))
    agent = await agents.agent_of(await agents.welcome(link, Raw(f"Ann {CARD}"), PASSWORD))
    assert agent is not None
    assert CARD not in agent.name.text


async def test_the_first_link_is_given_until_somebody_can_sign_in(agents: Agents) -> None:
    first, second = await agents.first_link(), await agents.first_link()
    assert first is not None
    assert second is not None
    owner = await agents.agent_of_link(second)
    assert owner is not None
    assert owner.email.text == "owner@localhost"
    await agents.welcome(second, Raw("Olive Owner"), PASSWORD)
    assert await agents.first_link() is None
    assert await agents.agent_of_link(first) is None
