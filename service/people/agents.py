"""Agents: their welcome links, passwords and sessions.

A welcome link is good for one password. A session is a row on the server: the browser holds a random token,
the database only its digest.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import RedactedText
from service.errors import Invalid
from service.faults import faults, reading, writing
from service.people.passwords import Passwords
from service.people.throttle import Throttle
from service.submission import address_problem
from service.tokens import digest, random_token
from storage.database import Database
from storage.errors import Duplicate
from storage.views import Agent

LINK_LIFE = timedelta(days=7)
SESSION_LIFE = timedelta(hours=12)  # absolute: NIST SP 800-63B asks for a new proof at least this often
MAX_NAME = 200
FIRST_EMAIL = "owner@localhost"
FIRST_NAME = "First agent"

WRONG = "The email address or the password is wrong."
USED = "This link was used or is too old. Ask for a new one."


def _now() -> datetime:
    return datetime.now(UTC)


class Agents:
    """Everything about who may work at the desk. `clock` gives the time in UTC."""

    def __init__(
        self,
        database: Database,
        redactor: Redactor,
        passwords: Passwords,
        throttle: Throttle,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._database = database
        self._redactor = redactor
        self._passwords = passwords
        self._throttle = throttle
        self._now = clock

    async def add(self, email: Raw, name: Raw) -> tuple[Agent, str]:
        """A new agent and the token of the welcome link. Raises Invalid for "email" and "name"."""
        problems = _problems(email, name)
        if problems:
            raise Invalid(problems)
        with faults():
            clean_email, clean_name = await self._redactor.texts([_folded(email), Raw(name.reveal().strip())])
        if not clean_email.is_clean:
            raise Invalid({"email": "This address holds a number that is never stored."})
        agent = await self._create(clean_email, clean_name)
        return agent, await self.link(agent.id)

    async def link(self, agent: int) -> str:
        """The token of a new welcome link. Links made before go on working until one of them is used."""
        token = random_token()
        async with writing(self._database) as transaction:
            await transaction.access.add_link(digest(token), agent, self._now() + LINK_LIFE)
        return token

    async def first_link(self) -> str | None:
        """The token of a welcome link for the first agent while nobody can sign in, else None."""
        async with reading(self._database) as transaction:
            agents = await transaction.people.agents()
            for agent in agents:
                if await transaction.people.password_hash(agent.id) is not None:
                    return None
        if agents:
            return await self.link(agents[0].id)
        return (await self.add(Raw(FIRST_EMAIL), Raw(FIRST_NAME)))[1]

    async def agent_of_link(self, token: str) -> Agent | None:
        """Who a welcome link is for, None when it was used or is too old. Looking uses nothing up."""
        async with reading(self._database) as transaction:
            agent = await transaction.access.link(digest(token), self._now())
            return None if agent is None else await transaction.people.agent(agent)

    async def welcome(self, token: str, name: Raw, password: Raw) -> str:
        """Use a welcome link up: set name and password, end the agent's other sessions and links, and begin a
        session, whose token is returned. Raises Invalid for "", "name" and "password"."""
        problems = _name_problem(name) | _password_problem(self._passwords.problem(password))
        if problems:
            raise Invalid(problems)
        if await self.agent_of_link(token) is None:
            raise Invalid({"": USED})  # before the costly hash
        with faults():
            clean_name = await self._redactor.text(Raw(name.reveal().strip()))
        stored = await self._passwords.hash(password)
        now = self._now()
        session = random_token()
        async with writing(self._database) as transaction:
            agent = await transaction.access.use_link(digest(token), now)
            if agent is None:
                raise Invalid({"": USED})
            await transaction.access.end_links(agent)
            await transaction.access.end_sessions(agent)
            await transaction.people.rename(agent, clean_name)
            await transaction.people.set_password(agent, stored)
            await transaction.access.add_session(digest(session), agent, now, now + SESSION_LIFE)
        return session

    async def sign_in(self, email: Raw, password: Raw, client: str) -> str:
        """The token of a new session. `client` is where the request came from.

        Raises Invalid, with the same words and after the same work whether the address or the password is
        wrong; Throttled after several failures.
        """
        address = _folded(email)
        self._throttle.attempt(address.reveal(), client)
        agent, stored = await self._find(address)
        matches = await self._passwords.matches(stored, password)
        if agent is None or not matches:
            raise Invalid({"": WRONG})
        self._throttle.succeeded(address.reveal(), client)
        session = random_token()
        now = self._now()
        async with writing(self._database) as transaction:
            await transaction.access.add_session(digest(session), agent.id, now, now + SESSION_LIFE)
        return session

    async def agent_of(self, session: str) -> Agent | None:
        """Who a session belongs to, None when it has ended."""
        async with reading(self._database) as transaction:
            return await transaction.access.session(digest(session), self._now())

    async def sign_out(self, session: str) -> None:
        """End a session."""
        async with writing(self._database) as transaction:
            await transaction.access.end_session(digest(session))

    async def _create(self, email: RedactedText, name: RedactedText) -> Agent:
        try:
            async with writing(self._database) as transaction:
                return Agent(await transaction.people.create_agent(email, name), email, name)
        except Duplicate:
            pass
        raise Invalid({"email": "There is an agent with this address already."})

    async def _find(self, address: Raw) -> tuple[Agent | None, str | None]:
        if address_problem(address):
            return None, None
        with faults():
            email = await self._redactor.text(address)
        if not email.is_clean:
            return None, None
        async with reading(self._database) as transaction:
            agent = await transaction.people.agent_by_email(email)
            return agent, None if agent is None else await transaction.people.password_hash(agent.id)


def _folded(email: Raw) -> Raw:
    return Raw(email.reveal().strip().lower())


def _problems(email: Raw, name: Raw) -> dict[str, str]:
    problem = address_problem(_folded(email))
    return ({"email": problem} if problem else {}) | _name_problem(name)


def _name_problem(name: Raw) -> dict[str, str]:
    text = name.reveal().strip()
    if not text:
        return {"name": "Enter your name."}
    if len(text) > MAX_NAME:
        return {"name": f"Shorten your name to {MAX_NAME} characters."}
    return (
        {} if text.isprintable() else {"name": "Put your name on a single line, without control characters."}
    )


def _password_problem(problem: str | None) -> dict[str, str]:
    return {} if problem is None else {"password": problem}
