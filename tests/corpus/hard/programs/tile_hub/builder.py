import inspect


class Registry:
    def __init__(self, name):
        self.name, self._items = name, {}

    def register_module(self, name=None):
        def _register(obj):
            self._items[name or obj.__name__] = obj
            return obj
        return _register

    def build(self, cfg, **extra):
        args = dict(cfg)
        obj = self._items[args.pop("type")]
        args.update(extra)
        if inspect.isclass(obj):
            return obj(**args)
        raise TypeError(f"{self.name}: {obj} is not a class")


BACKBONES = Registry("backbone")
HEADS = Registry("head")
LOSSES = Registry("loss")
