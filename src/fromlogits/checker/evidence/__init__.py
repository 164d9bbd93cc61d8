"""Sensors: each turns what it sees into the same facts, and never judges them."""
