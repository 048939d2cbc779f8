"""Frozen values that the rooms hand to each other. No I/O, no SQL, no model here.

Source (who publishes) · Feed (one URL of it) · Entry (as received) · Document and Segment (an article's blocks)
· Translation · Analysis · Check (a finding of the gate).
"""
