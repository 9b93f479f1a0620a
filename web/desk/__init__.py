"""The pages for agents: signing in, the lists, a ticket."""
