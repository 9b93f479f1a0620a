"""The ledger of findings: each ticket's rows are a chain that only the holder of the key can make.

seal     how a row is written down to be sealed, and the HMAC over it
chain    appends to a ticket's chain, and ends it with a tombstone
proof    walks the chains and names the first row that is not as it was written
fault    what can be wrong with a chain, and finding out which it is
"""
