"""The HTML of a mail as safe markup: cleaned, redacted as its reader sees it, and checked again."""
