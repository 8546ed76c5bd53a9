"""A voice at the other end of a connection: asked, heard, waited for."""
