"""Use cases: one public method is one transaction is one `Changes`."""
