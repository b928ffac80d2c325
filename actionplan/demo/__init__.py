"""Invented people, plans and actions, to try the site before there are data of its own."""

from actionplan.demo.loading import Loaded, NotPossible, load_demo
from actionplan.demo.people import SignIn, demo_sign_ins

__all__ = ["Loaded", "NotPossible", "SignIn", "demo_sign_ins", "load_demo"]
