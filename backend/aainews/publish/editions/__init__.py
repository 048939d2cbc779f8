"""Editions by rule: what goes in, in which order and under which heading, and the sentences that code writes.

calendar   which edition tells of which time
choosing   ranks stories, with caps a company and a topic
sections   which heading a story stands under
words      sentences put together by rule
comparing  what changed since the time before
news_edition  what AI日報 and 週報 have in common; `daily` and `weekly` say what differs
picking    which pieces at Hacker News are ours, and which comments are read
hacker     Hacker日報
"""
