"""What an atelier is: frozen values, rules and arithmetic; no Qt, no SQL, no files."""
