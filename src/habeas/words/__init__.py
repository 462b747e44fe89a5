"""Everything Habeas says, in the language that is being spoken.

Every English clause of the program stands here or in a template; every other module calls a
function of this package with numbers, dates, figures and terms, and gets words. English is
the source language; other languages are catalogues of messages and a file of rules.
"""
