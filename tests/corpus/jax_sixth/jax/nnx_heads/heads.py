from flax import nnx

from registry import register


@register("value")
class ValueHead(nnx.Module):
    def __init__(self, width, size, *, rngs):
        self.out = nnx.Linear(width, size, rngs=rngs)

    def __call__(self, h):
        return self.out(h)


@register("classes")
class ClassHead(nnx.Module):
    def __init__(self, width, size, *, rngs):
        self.out = nnx.Linear(width, size, rngs=rngs)

    def __call__(self, h):
        return nnx.softmax(self.out(h), axis=-1)
