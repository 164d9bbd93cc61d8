from base import BaseNet
from mixins import NormalisedInput, ProbabilityOutput


class AccentNet(ProbabilityOutput, NormalisedInput, BaseNet):
    pass
