"""What a laptop, a disk or somebody else's file can do to the work; the proofs of what the read-me promises."""
