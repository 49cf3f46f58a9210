"""The parts of Deelnemers: municipalities, people, duo's, and the preview of a list that is imported."""
