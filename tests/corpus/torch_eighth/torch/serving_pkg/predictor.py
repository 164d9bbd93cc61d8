import torch


class Predictor:
    def __init__(self, net, names):
        self.net = net.eval()
        self.names = names

    @torch.inference_mode()
    def __call__(self, row):
        prob = torch.softmax(self.net(row.unsqueeze(0)), dim=-1)[0]
        k = int(prob.argmax())
        return {"label": self.names[k], "confidence": round(float(prob[k]), 3)}
