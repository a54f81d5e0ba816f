"""Firefox and WebKitGTK: five checks each that the volunteers' space works there too.

Run by `make test-browsers`, which installs both from Debian's packages; not part of `make test`.
"""
