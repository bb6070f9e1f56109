"""Other ways to do what we do, each as it is used elsewhere. What is not installed says so."""
