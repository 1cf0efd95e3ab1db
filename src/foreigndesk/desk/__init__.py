"""Desk: records become happenings, stories, relations, responses, life-cycles, briefs and audits.

Everything here is a pure function of `acts.Act`, `acts.Said` and what is made of them; the room
`store` fetches those from a desk file and keeps what is worth keeping.
"""
