"""Rectangles on a page."""

from typing import NamedTuple


class Box(NamedTuple):
    """In points, from the bottom left of the page as it is before it is turned."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points."""
        return self.top - self.bottom

    def __or__(self, other: "Box") -> "Box":
        """The box around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def grown(self, by: float) -> "Box":
        """With a margin, in points."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def meets(self, other: "Box") -> bool:
        """Whether they touch or overlap."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.bottom <= other.top
            and other.bottom <= self.top
        )

    def turned(self, quarters: int) -> "Box":
        """As seen by who reads text that runs down (1), upside down (2), or up (3) the page."""
        left, bottom, right, top = self
        match quarters:
            case 1:
                return Box(-top, left, -bottom, right)
            case 2:
                return Box(-right, -top, -left, -bottom)
            case 3:
                return Box(bottom, -right, top, -left)
        return self
