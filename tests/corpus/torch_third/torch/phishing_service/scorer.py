import torch


class UrlScorer:
    """gives every address a risk between 0 and 1"""

    def __init__(self, model, block_at=0.5):
        self.model = model
        self.block_at = block_at

    def risk(self, features):
        score = self.model.predict_proba(features)
        return torch.sigmoid(score)

    def blocked(self, features):
        return self.risk(features) >= self.block_at
