from flax import linen as nn

from registry import register


@register("dense")
class DenseNet(nn.Module):
    n_classes: int
    width: int = 48

    @nn.compact
    def __call__(self, signal):
        emb = nn.tanh(nn.Dense(self.width)(signal))
        return {"embedding": emb, "output": nn.Dense(self.n_classes)(emb)}


@register("conv1d")
class ConvNet(nn.Module):
    n_classes: int
    width: int = 16

    @nn.compact
    def __call__(self, signal):
        x = signal[..., None]
        for stride in (1, 2):
            x = nn.relu(nn.Conv(self.width, kernel_size=(5,), strides=(stride,))(x))
        emb = x.mean(axis=1)
        scores = nn.Dense(self.n_classes, name="scores")(emb)
        return {"embedding": emb, "output": nn.softmax(scores, axis=-1)}
