"""PDF: pages with a hit are drawn, painted over and put into a new file."""
