"""Archives: every entry goes through the same door as a file that was sent by itself."""
