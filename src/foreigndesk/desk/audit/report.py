"""An audit as text and as one HTML page."""

from collections.abc import Iterator
from html import escape

from foreigndesk.desk.audit.verdicts import FAULTS, Audit, Checked, Finding, Proof, Verdict

_STYLE = (
    "body{font:1rem/1.55 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}.v{font:700 .72rem/1.6 sans-serif;padding:.1rem .4rem;"
    "border-radius:.3rem;margin-right:.4rem;background:#ddd;color:#111}.supported{background:#cfe8cf}"
    ".misattributed,.contradicted,.wrong-status,.wrong-date{background:#f3c4c4}"
    ".unsupported,.label-misfit{background:#f5e0b3}details{font:.85rem/1.5 sans-serif;color:#333}"
    "code{color:#555}"
)


def to_text(audit: Audit, *, proofs: bool = True) -> str:
    """Return the audit for a terminal: each sentence with verdict, reasons and proof."""
    return "\n".join(_text(audit, proofs=proofs)) + "\n"


def _text(audit: Audit, *, proofs: bool) -> Iterator[str]:
    for one in audit.checked:
        yield f"{one.verdict.value.upper()} ({one.confidence:.2f})  {_one_line(one.text)}"
        for finding in shown(one):
            yield f"    {finding.reason}"
            if proofs:
                yield from (f"    {proof_line(proof)}" for proof in finding.proofs)
    yield ""
    yield summary(audit)


def shown(one: Checked) -> list[Finding]:
    """Return the findings to show: the faults, or where there is none, all."""
    faults = [finding for finding in one.findings if finding.verdict in FAULTS]
    return faults or [f for f in one.findings if f.verdict is not Verdict.NOT_CHECKED]


def proof_line(proof: Proof) -> str:
    """Return a proof on one line: for or against, words, ids."""
    ids = " ".join(proof.entries)
    where = f"{proof.report}:{proof.start}-{proof.end}"
    return f"{proof.speaks}: “{_one_line(proof.words)}” {where} {ids}".rstrip()


def summary(audit: Audit) -> str:
    """Return how many sentences got which verdict, and against what they were checked."""
    counts = ", ".join(f"{count} {name}" for name, count in audit.counts.items() if count)
    if not audit.reports:
        return f"{counts}; checked against itself alone"
    reports = f"{audit.reports} report{'s' if audit.reports != 1 else ''}"
    return f"{counts}; checked against {reports}"


def to_html(audit: Audit) -> str:
    """Return the audit as one page that needs nothing else; all that was read is escaped."""
    return "\n".join(_page(audit)) + "\n"


def _page(audit: Audit) -> Iterator[str]:
    title = escape(f"Audit: {audit.title or audit.published.isoformat()}")
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>"
    yield f"<p>{escape(summary(audit))}</p>"
    for number, one in enumerate(audit.checked, start=1):
        verdict = one.verdict.value
        yield f'<p id="s{number}"><span class="v {verdict}">{verdict}</span>{escape(one.text)}</p>'
        yield "<details><summary>why</summary><ul>"
        for finding in shown(one):
            proofs = "".join(f"<li>{escape(proof_line(p))}</li>" for p in finding.proofs)
            yield f"<li>{escape(finding.reason)}<ul>{proofs}</ul></li>"
        yield "</ul></details>"
    yield "</body></html>"


def _one_line(text: str) -> str:
    return " ".join(text.split())
