"""English words that hold a sentence together and say little by themselves; each room adds what is idle to it."""

from __future__ import annotations

_GRAMMAR = """
    a an and are as at be been being by can could did do does for from had has have he her his i in into is it
    its may my of on or our she that the their then there these they this those to was we were which who will
    with would you your
"""
GRAMMAR = frozenset(_GRAMMAR.split())
"""Articles, prepositions, pronouns and auxiliaries, for which Japanese has no word of its own."""

_OTHERS = """
    about also but how if might more most must not over should so such than what when where
"""
FUNCTION_WORDS = GRAMMAR | frozenset(_OTHERS.split())
"""With those for which it has one."""
