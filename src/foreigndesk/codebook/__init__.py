"""Codebook: PLOVER types, modes, contexts, quads, scores and sectors; CAMEO and its mapping."""

from foreigndesk.codebook.cameo import cameo_code, cameo_for, goldstein, types_of_cameo
from foreigndesk.codebook.plover import (
    is_context,
    is_mode,
    is_sector,
    is_type,
    modes_of,
    primary_first,
    quad,
    score,
)
from foreigndesk.codebook.tables import (
    CameoCode,
    ContextRow,
    EventType,
    Mode,
    Sector,
    cameo_codes,
    contexts,
    event_types,
    modes,
    sectors,
)

__all__ = [
    "CameoCode",
    "ContextRow",
    "EventType",
    "Mode",
    "Sector",
    "cameo_code",
    "cameo_codes",
    "cameo_for",
    "contexts",
    "event_types",
    "goldstein",
    "is_context",
    "is_mode",
    "is_sector",
    "is_type",
    "modes",
    "modes_of",
    "primary_first",
    "quad",
    "score",
    "sectors",
    "types_of_cameo",
]
