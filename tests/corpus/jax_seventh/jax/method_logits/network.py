from flax import linen as nn


class Digits(nn.Module):
    classes: int
    width: int = 48

    def setup(self):
        self.trunk = nn.Dense(self.width)
        self.head = nn.Dense(self.classes)

    def logits(self, x):
        return self.head(nn.relu(self.trunk(x)))

    def __call__(self, x):
        return nn.softmax(self.logits(x))
