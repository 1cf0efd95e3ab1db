"""Audit: anyone's brief, sentence by sentence, against records of reports and against itself."""

from foreigndesk.desk.audit.examine import audit_record
from foreigndesk.desk.audit.verdicts import FAULTS, Audit, Checked, Finding, Proof, Verdict

__all__ = ["FAULTS", "Audit", "Checked", "Finding", "Proof", "Verdict", "audit_record"]
