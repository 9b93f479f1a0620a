"""Layouts that are only measured: nobody who made the recognition saw them."""

LAYOUTS = ()
PAGES = ()
