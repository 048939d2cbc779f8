"""A model to test and measure against: a real OpenAI-protocol server on loopback, also `python -m tests.model_server`.

It reads the request as a model would (the fenced source, the segments, the schema) and answers deterministically with
Japanese that an honest gate lets pass, or with the fault that it was told to make.
"""

from tests.model_server.faults import KINDS
from tests.model_server.reading import Question
from tests.model_server.server import Call, ModelServer

__all__ = ["KINDS", "Call", "ModelServer", "Question"]
