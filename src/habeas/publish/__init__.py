"""Pages: values in, HTML, SVG, text and records out. Nothing here opens an archive."""
