from torch import nn


class ClassifierHead:
    """Mixin: gives a module a head for exclusive classes."""

    def build_head(self, width, classes):
        self.head = nn.Sequential(
            nn.LayerNorm(width),
            nn.Linear(width, classes),
            nn.Softmax(dim=-1),
        )

    def apply_head(self, features):
        return self.head(features)
