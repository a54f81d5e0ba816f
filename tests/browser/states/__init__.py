"""The states in which screens are photographed and tested: one module or folder per space.

It offers `list_states(worlds)`; it returns the list of `tests.browser.screens.State` and
starts no server: a state asks for its world when it is brought. Its name is that of the
space. A state added here is photographed by `make screens` and tested by `test_states` without
another line.
"""
