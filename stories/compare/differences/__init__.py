"""What two texts state otherwise: facts that changed, came or went."""
