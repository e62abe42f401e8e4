"""One module a toolkit: its tools' schemas, and what they do to an account's records.

A module here that defines `TOOLKIT` is a toolkit of the emulator; nothing else
needs to know of it.
"""
