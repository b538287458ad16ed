"""Persons, organisations, teams, functions, login, and links for people without an account."""
