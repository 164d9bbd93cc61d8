import torch
from sklearn.datasets import load_digits

from vanilla import VanillaVAE

vae_models = {"VanillaVAE": VanillaVAE}
config = {"model_params": {"name": "VanillaVAE", "in_dim": 64, "latent_dim": 4}, "exp_params": {"LR": 2e-3, "max_steps": 80}}


class Experiment:
    def __init__(self, model, params):
        self.model = model
        self.params = params
        self.optimizer = torch.optim.Adam(model.parameters(), lr=params["LR"])

    def fit(self, images):
        for step in range(self.params["max_steps"]):
            batch = images[torch.randint(len(images), (64,))]
            results = self.model(batch)
            train_loss = self.model.loss_function(*results)
            self.optimizer.zero_grad()
            train_loss["loss"].backward()
            self.optimizer.step()
        print({k: v.item() for k, v in train_loss.items()})


if __name__ == "__main__":
    params = dict(config["model_params"])
    model = vae_models[params.pop("name")](**params)
    data = torch.tensor(load_digits().data / 16.0, dtype=torch.float32)
    Experiment(model, config["exp_params"]).fit(data)
