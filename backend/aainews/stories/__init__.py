"""What turns articles into news: which reports tell of one event, which one leads, what else to read. On plain values."""
