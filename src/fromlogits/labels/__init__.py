"""Labels: what form they have, whether they are right, and how they become another form."""
