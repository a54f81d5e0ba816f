"""Tablets and phones of volunteers: pairing, credential, the people who may use one."""
