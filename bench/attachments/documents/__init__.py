"""Documents, texts, mails and archives with a number planted in one place each."""
