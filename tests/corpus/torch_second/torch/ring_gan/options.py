import argparse


def parse(argv=None):
    p = argparse.ArgumentParser()
    p.add_argument("--gan_mode", choices=["vanilla", "lsgan"], default="vanilla")
    p.add_argument("--nz", type=int, default=4)
    p.add_argument("--ndf", type=int, default=32)
    p.add_argument("--ngf", type=int, default=32)
    p.add_argument("--lr", type=float, default=1e-3)
    p.add_argument("--steps", type=int, default=60)
    return p.parse_args(argv)
