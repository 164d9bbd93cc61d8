SPECIES = ["blackbird", "blue tit", "chaffinch", "great tit", "robin"]
N_SPECIES = 4


def code(name):
    return SPECIES.index(name)
