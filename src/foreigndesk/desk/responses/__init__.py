"""Responses: who answered a happening, when first, how, in which words, and who has not.

`links` reads one report: which of its words are a response, whose, and to which act. `gather`
puts the links of many reports together for one happening; `among` says who of a set is missing.
"""
