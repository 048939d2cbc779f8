"""Durable work: *in what order*. The only place where stages meet the store; it decides nothing.

apart       a process of its own for what is pure computing
engine      the port over the durable queue (nothing else knows the library)
seat        one process for one worker's name
ingesting   due feeds -> entries -> articles
articles    headline (page, title, analysis, publish) and body (translation, publish again)
ledger      no answer is paid for twice
service     all of it together, as the command line and the scheduler use it
"""
