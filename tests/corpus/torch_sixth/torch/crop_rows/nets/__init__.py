from .rownet import *
