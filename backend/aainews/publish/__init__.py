"""What may be shown of an article, in which order, and what is due next. Pure rules on plain values: asks nobody."""
