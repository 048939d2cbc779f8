"""A small web of our own: invented articles, served on loopback, so that the whole way can be seen with no internet.

Every name, number and place in `articles/` is made up.
"""

from aainews.demo.web import DemoWeb

__all__ = ["DemoWeb"]
