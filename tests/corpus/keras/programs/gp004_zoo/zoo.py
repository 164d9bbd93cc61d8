from keras import Input, Model, layers

BUILDERS = {}


def register(name):
    def wrap(fn):
        BUILDERS[name] = fn
        return fn
    return wrap


@register("mlp")
def mlp(n_in, n_out, hidden=(32,), head=None):
    x = inp = Input((n_in,))
    for h in hidden:
        x = layers.Dense(h, activation="gelu")(x)
    return Model(inp, layers.Dense(n_out, activation=head, name="head")(x))


@register("linear")
def linear(n_in, n_out, hidden=(), head=None):
    inp = Input((n_in,))
    return Model(inp, layers.Dense(n_out, activation=head)(inp))
