"""How good the gate, the translation and the analysis are, told on data: what `aainews evaluate` and benchmarks run.

planted     an article beside its human translation, and defects put into it on purpose
"""
