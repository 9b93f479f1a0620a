"""The queues of the desk: mailbox addresses of ours, under names that agents know them by."""

import re
from dataclasses import dataclass

from service.settings import parts

_NAME = re.compile(r"[^\x00-\x1f\x7f@=]{1,60}")


@dataclass(frozen=True, slots=True)
class Queue:
    """What comes to these addresses, lower case. Answers leave from the first one where no other is known."""

    name: str
    addresses: tuple[str, ...]


def queues(value: str) -> tuple[Queue, ...]:
    """The queues of "support@example.com=Support,billing@example.com=Billing", as they are listed first.

    An address without a name is a queue that is called by its address. Raises ValueError.
    """
    names: dict[str, str] = {}
    for item in parts.listed(value):
        address, name = _named(item)
        if names.setdefault(address, name) != name:
            raise ValueError("must not hold one address in two queues")
    if not names:
        raise ValueError("must hold one email address at least")
    return tuple(
        Queue(queue, tuple(address for address, name in names.items() if name == queue))
        for queue in dict.fromkeys(names.values())
    )


def _named(item: str) -> tuple[str, str]:
    """The address and the name of its queue. An equals sign before the @ is part of the address."""
    local, at, rest = item.partition("@")
    domain, equals, name = rest.partition("=")
    address = parts.address(f"{local}{at}{domain}")
    if not equals:
        return address, address
    if not _NAME.fullmatch(name.strip()):
        raise ValueError("must name queues with 1 to 60 characters, without @ and =")
    return address, name.strip()
