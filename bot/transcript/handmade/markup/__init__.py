"""Documents in other markup than markdown, put into markdown line by line."""
