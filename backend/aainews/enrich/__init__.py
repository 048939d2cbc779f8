"""Asking a model about an article: its text in Japanese, and a typed analysis of it.

Requests are made and answers are read here, on plain values; nothing here calls a model, judges an answer or stores
one. The same inputs always make the same requests, so that answers kept under a request's key are found again.
"""
