from .classifier import ChestNet
