"""CAMEO as GDELT and ICEWS write it: whole event codes, actor codes, roles of sectors."""

from collections.abc import Mapping

from foreigndesk.codebook import cameo_codes
from foreigndesk.store.exports.told import Side
from foreigndesk.whoswho import country_codes

ROLES: Mapping[str, str] = {
    **{code: code for code in "GOV MIL REB OPP PTY COP JUD SPY BUS MNC CRM CVL EDU LAB".split()},
    **{code: code for code in "LEG NGO IGO REF UAF ELI AGR IMG".split()},
    "JRN": "MED",  # CAMEO's MED are media, PLOVER's the health service
    "MED": "HLH",
}
"""PLOVER sector to CAMEO role; sectors that CAMEO has no role for are left out."""


def whole_code(code: str | None) -> str | None:
    """Return a CAMEO code as data has it: a cue category is its general code (04 is 040)."""
    return f"{code}0" if code and len(code) == 2 else code


def code_name(code: str | None) -> str | None:
    """Return the name of a CAMEO code."""
    found = cameo_codes().get(code or "") or cameo_codes().get((code or "")[:-1])
    return found.name if found else None


def actor_country(side: Side | None) -> str | None:
    """Return the CAMEO country of an actor."""
    codes = country_codes(side.country) if side else None
    return codes.cameo if codes else None


def roles(side: Side | None) -> list[str]:
    """Return up to three CAMEO roles of an actor, the primary first; none for a state itself."""
    if side is None or side.kind == "state":
        return []
    return [ROLES[sector] for sector in side.sectors if sector in ROLES][:3]


def actor_code(side: Side | None) -> str | None:
    """Return an actor's whole CAMEO code: country, then roles (USAGOV)."""
    return "".join(filter(None, [actor_country(side), *roles(side)])) or None
