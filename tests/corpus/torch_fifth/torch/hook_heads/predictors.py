import torch
import torch.nn.functional as F

from base import Predictor


class BrierPredictor(Predictor):
    def loss(self, output, target):
        return F.mse_loss(output, F.one_hot(target, output.shape[-1]).float())


class LogScorePredictor(Predictor):
    def activate(self, scores):
        return scores

    def loss(self, output, target):
        return F.cross_entropy(output, target)


class LogProbPredictor(Predictor):
    def activate(self, scores):
        return torch.log_softmax(scores, dim=-1)

    def loss(self, output, target):
        return F.nll_loss(output, target)
