"""Agents: who they are, how they prove it, and what slows down those who guess."""
