"""The states that `make screens` photographs: one module per space, found by its presence here.

A module offers `list_states(url)`, where `url` is a server with the demonstration loaded;
it returns the list of `tests.browser.screens.State`. The name of the module names the space.
"""
