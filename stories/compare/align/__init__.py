"""Which sentences of one document answer to which of the other."""
