"""The rules themselves, one short function each, by what disagrees."""
