import argparse


def parse(argv=None):
    p = argparse.ArgumentParser()
    p.add_argument("--loss", choices=["bce", "bce-logits"], default="bce-logits")
    p.add_argument("--epochs", type=int, default=2)
    return p.parse_args(argv)
