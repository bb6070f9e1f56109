"""What comes in: opened, read, planned, stored and reported."""
