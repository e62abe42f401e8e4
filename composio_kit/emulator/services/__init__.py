"""The services' own APIs, for proxied calls: one module a toolkit, of the toolkit's name.

A module that defines a `SERVICE` is found by its name; nothing is registered elsewhere.
"""
