"""A record and its two sides in, what is shown of them out: for the page, the terminal and exports. Knows no Django."""
