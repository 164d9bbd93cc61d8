from dataclasses import dataclass, field


@dataclass
class GanConfig:
    adversarial: str = "bce_logits"
    latent: int = 6
    width: int = 32
    steps: int = 50
    lr: float = 1e-3
    sizes: list = field(default_factory=lambda: [1, 8, 8])

    @property
    def probability_output(self):
        return self.adversarial == "bce"
