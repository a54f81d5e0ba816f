"""The server: accounts, devices, visits, register, decisions, publishing and the command line."""
