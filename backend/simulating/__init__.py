"""Trying a version, a threshold or rates on the visits already made; nothing is stored."""
