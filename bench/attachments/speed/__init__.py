"""How long usual files take on one core, beside plain programs on the same files in the same run."""
