"""The operator's own patterns, from the TOML file that VEILBOX_PATTERNS names.

[[pattern]]
entity = "EMPLOYEE_NUMBER"
pattern = 'E-[0-9]{5}'
score = 0.3
words = ["employee", "staff"]
"""

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from redaction.policy import OwnPattern
from service.errors import InvalidSettings

_NAME = "VEILBOX_PATTERNS"


class _Pattern(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    entity: str
    pattern: str
    score: Annotated[float, Field(ge=0, le=1)] = 0.5
    words: tuple[str, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    pattern: tuple[_Pattern, ...]


def own_patterns(path: str) -> tuple[OwnPattern, ...]:
    """Raises InvalidSettings: the file can't be read, or says something else."""
    if not path:
        return ()
    try:
        found = _File.model_validate(tomllib.loads(Path(path).read_text(encoding="utf-8")))
    except OSError:
        problem = f"{_NAME} names a file that can't be read."
    except ValidationError as error:
        problem = f"{_NAME}: {_where(error)}."
    except ValueError:
        problem = f"{_NAME} names a file that is not valid TOML."
    else:
        return tuple(OwnPattern(p.entity, p.pattern, p.score, p.words) for p in found.pattern)
    raise InvalidSettings((problem,))


def _where(error: ValidationError) -> str:
    first = error.errors(include_input=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
