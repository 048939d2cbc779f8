"""AAIニュース: the world's AI news in Japanese that has been checked."""

__version__ = "0.1.0"
