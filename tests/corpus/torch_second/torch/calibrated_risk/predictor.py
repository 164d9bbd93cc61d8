import torch


class Predictor:
    def __init__(self, net, scaler):
        self.net, self.scaler = net.eval(), scaler

    @torch.no_grad()
    def decision_function(self, x):
        return self.scaler(self.net(x))

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.softmax(self.decision_function(x), dim=1)

    def predict(self, x):
        return self.decision_function(x).argmax(1)
