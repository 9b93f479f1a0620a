"""Killable processes without rights, in which raw bytes are read: mails, HTML, files, long texts.

`pool` runs a job in one of them, from the server; `inside` is what runs there. `jobs` are the jobs.
"""
