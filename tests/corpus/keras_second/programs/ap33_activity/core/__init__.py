from .labels import ACTIVITIES, encode
from .network import ActivityNet

__all__ = ["ACTIVITIES", "ActivityNet", "encode"]
