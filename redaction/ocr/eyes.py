"""Finds words in pictures, with the place of each."""


class Eyes:
    """Reads pictures. Made once, before workers are forked; may be used from one thread."""

    def load(self) -> None:
        """Load the models."""
