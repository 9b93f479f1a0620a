"""What redaction raises. The texts are fixed: no input ever stands in an exception."""


class RedactionError(Exception):
    """Nothing was redacted, so nothing may be kept."""

    text = "redaction error"

    def __init__(self) -> None:
        super().__init__(self.text)


class RedactionFailed(RedactionError):
    """The text could not be redacted: an exception, or a time limit."""

    text = "redaction failed"


class RedactionBusy(RedactionError):
    """Too many texts wait to be redacted; the same request may succeed later."""

    text = "redaction is busy"
