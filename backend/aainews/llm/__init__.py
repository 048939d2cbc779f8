"""Asking a model: the client for any OpenAI-compatible endpoint, its limiter, the embedded model, prompts as files.

Nothing here knows what news is.
"""
