from .net import classifier as softmax_net, scorer
from .objective import OBJECTIVES as LOSSES
