"""Rich Text Format 1.9.1, read and redacted in place: control words stay where they are."""
