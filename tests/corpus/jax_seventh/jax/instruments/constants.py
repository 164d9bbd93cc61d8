INSTRUMENTS = "piano guitar violin flute".split()
N_MELS = 24
EPS = 1e-8
