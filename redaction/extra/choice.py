"""Which of them run, by the policy."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from redaction.analyzer import EntityRecognizer
from redaction.extra.bank import AbaRecognizer, IbanRecognizer
from redaction.extra.own import OwnRecognizer
from redaction.extra.secrets import ApiKeyRecognizer, PasswordRecognizer, PrivateKeyRecognizer
from redaction.policy import OPTIONAL, Policy
from redaction.recognizer import ViewRecognizer

_MADE_BY: Final[Mapping[str, type[ViewRecognizer]]] = MappingProxyType(
    dict(
        zip(
            OPTIONAL,
            (IbanRecognizer, AbaRecognizer, PasswordRecognizer, ApiKeyRecognizer, PrivateKeyRecognizer),
            strict=True,
        )
    )
)


def chosen(policy: Policy) -> list[EntityRecognizer]:
    """Raises ValueError, in words for the operator: an unknown name, a bad pattern, a missing model."""
    unknown = sorted(set(policy.also) - set(OPTIONAL))
    if unknown:
        raise ValueError(f"there is no recognizer {unknown[0]}; there are {', '.join(OPTIONAL)}")
    recognizers: list[EntityRecognizer] = [_MADE_BY[name]() for name in policy.also]
    recognizers += [OwnRecognizer(own) for own in policy.patterns]
    if policy.language_model:
        from redaction.extra.names import NameRecognizer

        recognizers.append(NameRecognizer(policy.language_model))
    return recognizers
