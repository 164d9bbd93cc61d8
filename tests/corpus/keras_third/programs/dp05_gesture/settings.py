from dataclasses import dataclass, field


@dataclass
class LossSettings:
    label_smoothing: float = 0.05
    from_logits: bool = False


@dataclass
class Settings:
    gestures: tuple = ("fist", "palm", "point", "thumb", "victory")
    width: int = 32
    epochs: int = 2
    batch_size: int = 32
    loss: LossSettings = field(default_factory=LossSettings)
