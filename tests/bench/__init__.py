"""How fast the program is: every measure stands beside a baseline that was taken in turn with it (A B A B …)."""
