"""For whoever writes lessons: keep the two notebook trees one course.

English owns code, cell ids, tags and order; each language owns its prose.
`sync` copies the first from English to Indonesian, `accept` records that a
translation was made from the English as it is now, `run` executes and
normalises, and `check` holds every rule a notebook keeps.
"""
