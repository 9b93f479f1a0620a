"""Reads a MIME message, ordinary or hostile, in time linear in its size.

The standard library's parser is not used: its modern policy takes minutes on a hostile header, and nesting
makes it recurse without a bound. What is read here follows RFC 5322, 2045-2047 and 2231, tolerantly.
"""
