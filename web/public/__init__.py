"""The pages for requesters: the form, and the ticket behind its link."""
