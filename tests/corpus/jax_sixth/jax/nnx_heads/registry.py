HEADS = {}


def register(name):
    def wrap(cls):
        HEADS[name] = cls
        return cls
    return wrap
