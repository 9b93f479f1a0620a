"""`make bench-mail`: mail taken in, beside Postfix's smtp-sink, with and without redaction, in one run."""
