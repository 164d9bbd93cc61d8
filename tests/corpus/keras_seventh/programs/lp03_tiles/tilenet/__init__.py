from .blocks import network as build
from .criteria import *
