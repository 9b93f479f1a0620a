"""Reads what people attach and send: decides by content what it is, and redacts or withholds it."""
