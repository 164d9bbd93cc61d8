from .registry import create_model, register
from . import small, wide

__all__ = ["create_model", "register"]
