"""What is known of a page, or of a part of it, before it is drawn."""

from dataclasses import dataclass

from redaction.types import Span


class NotPlain(Exception):
    """A page can't be copied: it has to become a picture and to be looked at. Says nothing of the file."""


@dataclass(frozen=True, slots=True)
class Notes:
    """`plain`: it can be kept as text. `unsure`: it may show what its text doesn't say.

    `spelt` was found where no reader looks: in strings that are not drawn, in names, in fonts. `operators`
    is how many it takes to draw it, with those of forms each time that they are drawn.
    """

    plain: bool = True
    unsure: bool = False
    spelt: tuple[Span, ...] = ()
    operators: int = 0

    def __or__(self, other: "Notes") -> "Notes":
        """What is known of both together."""
        return Notes(
            self.plain and other.plain,
            self.unsure or other.unsure,
            (*self.spelt, *other.spelt),
            self.operators + other.operators,
        )


NOTHING = Notes()
NOT_PLAIN = Notes(plain=False)
UNSURE = Notes(unsure=True)
UNKNOWN = Notes(plain=False, unsure=True)
