"""Figures, printed and never judged: `make bench`."""
