"""One module for each family of pages: each takes a canvas, the field that is its own, and a page."""
