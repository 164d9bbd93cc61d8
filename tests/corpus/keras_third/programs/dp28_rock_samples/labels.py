ROCKS = (
    "basalt",
    "gneiss",
    "granite",
    "limestone",
    "marble",
    "sandstone",
    "slate",
)


def number_of(name):
    return ROCKS.index(name)
