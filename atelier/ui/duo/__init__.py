"""A duo at work: the mode in which it sees its own things only, and what it takes along."""
