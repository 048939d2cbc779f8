"""AAIニュース: the world's AI news in Japanese that has been checked."""

import os

__version__ = "0.1.0"

# Numpy's threads spin while they wait for each other, on cores that ours need; our matrices have a few rows. Read when
# numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
