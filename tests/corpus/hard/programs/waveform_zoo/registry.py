from typing import Callable, Dict

_MODELS: Dict[str, Callable] = {}


def register(name):
    def wrap(cls):
        if name in _MODELS:
            raise KeyError(f"{name} is registered already")
        _MODELS[name] = cls
        return cls
    return wrap


def create(name, **kwargs):
    return _MODELS[name](**kwargs)


def available():
    return sorted(_MODELS)
