"""Searching Japanese text: what of a text is put into an index, what a question asks for, and where it stands.

    fold ─▶ runs ─▶ tokens        a text as a set of tokens: what the index of either database holds
    parse_query ─▶ Query          terms as runs; each is a set of tokens, and a pattern that proves the match
    pattern ─▶ extract            where a term stands in a text as it is shown

The index answers with every article that may match (all tokens of a term are there); the pattern on the article's own
text decides. So both databases give the same answers, no positions are stored, and a phrase costs what a word costs.
"""
