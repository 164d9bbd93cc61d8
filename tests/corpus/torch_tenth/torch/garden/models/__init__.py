from .net import GardenNet


def build(config):
    return GardenNet(config["n_features"], config["n_species"], config["head"])
