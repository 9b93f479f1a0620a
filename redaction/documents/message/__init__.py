"""Messages as files: mails (RFC 5322) keep their structure, Outlook's own format is read."""
