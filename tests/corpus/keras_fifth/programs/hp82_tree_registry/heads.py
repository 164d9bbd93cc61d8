from keras import layers

_HEADS = {}


def register(name):
    def deco(fn):
        _HEADS[name] = fn
        return fn
    return deco


@register("scores")
def scores(units):
    return layers.Dense(units)


@register("distribution")
def distribution(units):
    return layers.Dense(units, activation="softmax")


def head(name, units):
    return _HEADS[name](units)
