"""The parts of the view of reports: who reads, how far it is, what people wrote, what goes out."""
