"""What is stored: looked up as candidates, arranged anew, repaired by hand, withdrawn and brought back."""
