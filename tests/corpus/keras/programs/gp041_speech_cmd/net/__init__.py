from .build import build_net
