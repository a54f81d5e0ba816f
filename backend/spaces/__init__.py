"""The files of the applications that the server hands out: volunteers, committee, home page."""
