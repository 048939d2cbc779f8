"""Whether a text may be shown: every check of a text against its source, and the policy of what to do next.

Pure functions on plain values; knows no model, no prompt file and no store. What our own prompts say is passed in.
"""
