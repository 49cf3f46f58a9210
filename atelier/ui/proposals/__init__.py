"""The parts of the proposals view: the form of a proposal, and what stands beside it."""
