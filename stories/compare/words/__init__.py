"""Which words of a row differ, and where each change begins and ends."""
