_MODELS = {}


def register(name):
    def wrap(cls):
        _MODELS[name] = cls
        return cls

    return wrap


def create_model(name, **kwargs):
    try:
        return _MODELS[name](**kwargs)
    except KeyError:
        raise ValueError(f"unknown model {name!r}, have {sorted(_MODELS)}") from None
