"""What is made, when, and where it is kept. Dagster lives here and nowhere else; bodies stay thin."""
