"""The words that mails use for codes: kinds of number, places, and reasons why a file was not kept."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from storage.views import FindingView, WithheldView

Sentence = Annotated[str, Field(min_length=1, max_length=500)]


class Words(BaseModel):
    """The file `words.toml` of a locale.

    `entities`: one and several of a kind; a kind without words of its own is spelt out. `places`: where it
    stood, with `{number}` for the file's number on the ticket.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    entities: Mapping[str, tuple[Sentence, Sentence]] = {}
    places: Mapping[str, Sentence] = {}
    reasons: Mapping[str, Sentence] = {}

    def over(self, other: Self) -> Self:
        """These words, and those of `other` where there are none."""
        names = type(self).model_fields
        return self.model_copy(
            update={name: {**getattr(other, name), **getattr(self, name)} for name in names}
        )

    def removed(self, findings: Iterable[FindingView]) -> list[str]:
        """What was removed and where, never what it was: "2 card numbers in your message"."""
        counts: dict[tuple[str, str], int] = {}
        for finding in findings:
            what = finding.entity, self._place(finding.where)
            counts[what] = counts.get(what, 0) + finding.count
        return [f"{count} {self._kind(entity, count)} {place}" for (entity, place), count in counts.items()]

    def withheld(self, files: Iterable[WithheldView]) -> list[tuple[str, str]]:
        """The names of files that were not kept, and why."""
        return [(file.name.text, self.reasons.get(file.reason, file.reason)) for file in files]

    def _kind(self, entity: str, count: int) -> str:
        plain = entity.lower().replace("_", " ")
        one, several = self.entities.get(entity, (plain, plain))
        return one if count == 1 else several

    def _place(self, where: str) -> str:
        """Of a place in a file the file alone: mails are short, and the ticket tells the rest."""
        field, _, number = where.partition(" ")
        if field == "file" and number[:1].isdigit():
            return self.places.get("file", "file {number}").replace("{number}", number.partition(" ")[0])
        return self.places.get(where, where)
