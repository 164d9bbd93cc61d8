_BUILDERS = {}


def register(name):
    def wrap(fn):
        _BUILDERS[name] = fn
        return fn
    return wrap


def build(name, **kwargs):
    if name not in _BUILDERS:
        raise KeyError(f"unknown model {name!r}, have {sorted(_BUILDERS)}")
    return _BUILDERS[name](**kwargs)
