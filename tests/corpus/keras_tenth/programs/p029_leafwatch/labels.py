NAMES = ("healthy", "sick")
UNITS = len(NAMES) - 1
