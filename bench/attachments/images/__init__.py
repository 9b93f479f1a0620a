"""Screenshots and photos with numbers in known places, made from a seed."""
