"""Checking: three sensors collect facts, one judge compares them, reports format what was found."""
