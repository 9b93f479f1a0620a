"""Where a browser is sent when its post failed, and what the type of a problem names."""

from litestar import get

from web.problems import Code, ProblemError


@get("/problem/{code:str}")
async def show_problem(code: str) -> None:
    """The problem's page, with its status. Raises the problem itself; not found for an unknown one."""
    raise ProblemError(Code(code) if code in set(Code) else Code.NOT_FOUND)
