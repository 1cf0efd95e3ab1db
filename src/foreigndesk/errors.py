"""One tree of errors. Every error has a fixed code, fields, what to do, and whether a retry helps.

ForeigndeskError                     FD-000
├── IntakeError                      FD-100
│   ├── SourceMissing                FD-101
│   ├── SourceEmpty                  FD-102
│   ├── SourceBinary                 FD-103
│   ├── EncodingUnknown              FD-104
│   ├── ReportUndated                FD-105
│   ├── DateInvalid                  FD-106
│   ├── LineTooLong                  FD-107
│   ├── LineMalformed                FD-108
│   ├── FieldMissing                 FD-109
│   ├── ArchiveBroken                FD-110
│   ├── ArchiveNested                FD-111
│   ├── MarkupUnreadable             FD-112
│   └── LanguageUnsupported          FD-113
├── CodebookError                    FD-200
│   └── CodeUnknown                  FD-201
├── WhosWhoError                     FD-300
│   └── OverrideInvalid              FD-301
├── ReadingError                     FD-400
│   ├── ExtraMissing                 FD-401
│   └── WeightsInvalid               FD-402
├── RecordError                      FD-500
│   └── LawBroken                    FD-501
├── StoreError                       FD-600
│   ├── DeskMissing                  FD-601
│   ├── DeskBusy                     FD-602  (passing: try again)
│   ├── DeskInvalid                  FD-603
│   ├── DeskNewer                    FD-604
│   ├── EntryUnknown                 FD-605
│   ├── QueryRefused                 FD-606
│   ├── EntryAmbiguous               FD-607
│   └── OutputUnwritable             FD-608
├── RunError                         FD-700
│   └── WorkerLost                   FD-701  (passing: try again)
└── DeskError                        FD-800
    ├── SelectorInvalid              FD-801
    ├── WeightsUnusable              FD-802
    └── PeriodInvalid                FD-803
"""

from typing import Any, ClassVar


class ForeigndeskError(Exception):
    """Root of the tree.

    A subclass sets `code`, `says` (one sentence, formatted with the fields) and `remedy`.
    `passing` is True where the same call may succeed later. Fields are keyword-only and kept in
    `fields`.
    """

    code: ClassVar[str] = "FD-000"
    says: ClassVar[str] = "something in foreigndesk went wrong: {reason}"
    remedy: ClassVar[str] = "report it with the command that was run"
    passing: ClassVar[bool] = False

    def __init__(self, **fields: Any) -> None:
        self.fields = fields
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The sentence that names what is wrong and where, without code and remedy."""
        return self.says.format_map(_Blank(self.fields))

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.remedy.format_map(_Blank(self.fields))

    def __str__(self) -> str:
        return f"{self.code}: {self.message} ({self.advice})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.fields)


class _Blank(dict[str, Any]):
    """Leaves a field that an error was not given as "?" instead of failing inside an error."""

    def __missing__(self, key: str) -> str:
        return "?"


def _rebuild(kind: type[ForeigndeskError], fields: dict[str, Any]) -> ForeigndeskError:
    """Rebuild an error on the other side of a process border."""
    return kind(**fields)


class IntakeError(ForeigndeskError):
    """A source or a report in it can't be taken in."""

    code = "FD-100"
    says = "{place}: can't be taken in: {reason}"
    remedy = "mend or leave out this source"


class SourceMissing(IntakeError):
    """No such file, folder or match."""

    code = "FD-101"
    says = "{place}: no such file, folder or match"
    remedy = "check the path; quote a glob so that the shell leaves it alone"


class SourceEmpty(IntakeError):
    """There is no text."""

    code = "FD-102"
    says = "{place}: there is no text in it"
    remedy = "leave it out, or name the field that holds the text with --text-field"


class SourceBinary(IntakeError):
    """The bytes are not text."""

    code = "FD-103"
    says = "{place}: is not text ({reason})"
    remedy = "convert it to text, HTML, JSONL or CSV first"


class EncodingUnknown(IntakeError):
    """The bytes decode in no encoding we can defend."""

    code = "FD-104"
    says = "{place}: its encoding could not be told ({reason})"
    remedy = "name it with --encoding"


class ReportUndated(IntakeError):
    """A report without a publication day."""

    code = "FD-105"
    says = "{place}: has no publication date ({reason})"
    remedy = "give --date YYYY-MM-DD, or name the field that holds it with --date-field"


class DateInvalid(IntakeError):
    """A publication date that is no date, or that can be read in two ways."""

    code = "FD-106"
    says = "{place}: {found!r} is not a date that can be relied on ({reason})"
    remedy = "write it YYYY-MM-DD"


class LineTooLong(IntakeError):
    """A line beyond the limit."""

    code = "FD-107"
    says = "{place}: a line of {length} characters, the limit is {limit}"
    remedy = "break the text into paragraphs, or one report a line"


class LineMalformed(IntakeError):
    """A line that is not JSON, or a row that is not CSV."""

    code = "FD-108"
    says = "{place}: {reason}"
    remedy = "mend that line; the others were read"


class FieldMissing(IntakeError):
    """A row without the field that was asked for."""

    code = "FD-109"
    says = "{place}: no field {field!r} (it has {present})"
    remedy = "name the fields with --text-field, --title-field, --date-field"


class ArchiveBroken(IntakeError):
    """A compressed file that ends early or is damaged."""

    code = "FD-110"
    says = "{place}: the compressed data is damaged or cut off ({reason})"
    remedy = "fetch or compress it again; whole reports before the damage were read"


class ArchiveNested(IntakeError):
    """An archive inside a compressed file, or a container we do not open."""

    code = "FD-111"
    says = "{place}: holds {reason}"
    remedy = "unpack it into a folder and read the folder"


class MarkupUnreadable(IntakeError):
    """HTML in which no article was found."""

    code = "FD-112"
    says = "{place}: no article text was found in the page ({reason})"
    remedy = "save the article's text, or pass it as JSONL"


class LanguageUnsupported(IntakeError):
    """A report in a language the reader does not read."""

    code = "FD-113"
    says = "{place}: seems to be written in {language!r}; only English is read"
    remedy = "translate it, or force it with --any-language"


class CodebookError(ForeigndeskError):
    """A code or table of the codebook."""

    code = "FD-200"
    says = "codebook: {reason}"
    remedy = "see docs/codebook.md"


class CodeUnknown(CodebookError):
    """A code that the codebook does not have."""

    code = "FD-201"
    says = "{found!r} is no {kind} of the codebook"
    remedy = "use one of: {known}"


class WhosWhoError(ForeigndeskError):
    """The who's-who data."""

    code = "FD-300"
    says = "who's who: {reason}"
    remedy = "install the package again"


class OverrideInvalid(WhosWhoError):
    """A user's override file with a mistake."""

    code = "FD-301"
    says = "{place}: {reason}"
    remedy = "mend it; `foreigndesk whoswho check FILE` lists every mistake"


class ReadingError(ForeigndeskError):
    """Reading a report failed; carries the report and the step."""

    code = "FD-400"
    says = "{report}: step {step!r} failed: {reason}"
    remedy = "report it with the text; the batch goes on without this report"


class ExtraMissing(ReadingError):
    """A part needs packages that are not installed."""

    code = "FD-401"
    says = "{part} needs packages that are not installed"
    remedy = "pip install 'foreigndesk[{extra}]'"


class WeightsInvalid(ReadingError):
    """The weights are not those of the card."""

    code = "FD-402"
    says = "{place}: {reason}"
    remedy = "install the package again"


class RecordError(ForeigndeskError):
    """A record can't be built or loaded."""

    code = "FD-500"
    says = "record {report}: {reason}"
    remedy = "report it with the text"


class LawBroken(RecordError):
    """A record that breaks a law every record obeys."""

    code = "FD-501"
    says = "record {report}: law {law!r} is broken by {entry}: {reason}"
    remedy = "mend the record; docs/record.md lists the laws"


class StoreError(ForeigndeskError):
    """The desk file."""

    code = "FD-600"
    says = "{place}: {reason}"
    remedy = "see `foreigndesk doctor --desk {place}`"


class DeskMissing(StoreError):
    """No desk file there."""

    code = "FD-601"
    says = "{place}: no desk file"
    remedy = "make one with `foreigndesk read PATH --desk {place}`"


class DeskBusy(StoreError):
    """Another process writes this desk file."""

    code = "FD-602"
    says = "{place}: another process has it open for writing ({reason})"
    remedy = "wait for that process to end, then try again"
    passing = True


class DeskInvalid(StoreError):
    """A file that is no desk file, or a damaged one."""

    code = "FD-603"
    says = "{place}: is not a usable desk file ({reason})"
    remedy = "name another file; this one was left untouched"


class DeskNewer(StoreError):
    """A desk file written by a newer version."""

    code = "FD-604"
    says = "{place}: was written by a newer version (schema {found}, this one knows {known})"
    remedy = "upgrade foreigndesk"


class EntryUnknown(StoreError):
    """No report, event, statement or actor with this id."""

    code = "FD-605"
    says = "{found!r}: no such {kind} in this desk"
    remedy = "list them with `foreigndesk events`, `statements`, `actors` or `show`"


class QueryRefused(StoreError):
    """A query that fails or would write."""

    code = "FD-606"
    says = "the query was refused: {reason}"
    remedy = "only reading is allowed; `foreigndesk sql --tables` lists tables and columns"


class EntryAmbiguous(StoreError):
    """Several reports or entries answer to one name."""

    code = "FD-607"
    says = "{found!r} could be any of {count}: {some}"
    remedy = "give more of the id or of the title"


class OutputUnwritable(StoreError):
    """A file or folder that an export can't be written to."""

    code = "FD-608"
    says = "{place}: can't be written ({reason})"
    remedy = "name a file in a folder that exists, or for TimeML a folder"


class RunError(ForeigndeskError):
    """A run over many reports."""

    code = "FD-700"
    says = "run: {reason}"
    remedy = "run the same command again; what was recorded is kept"


class WorkerLost(RunError):
    """A worker process died."""

    code = "FD-701"
    says = "a worker process died while reading ({reason})"
    remedy = "run the same command again; what was recorded is kept"
    passing = True


class DeskError(ForeigndeskError):
    """A question about many reports that can't be answered as it is put."""

    code = "FD-800"
    says = "{found!r}: {reason}"
    remedy = "see docs/cli.md"


class SelectorInvalid(DeskError):
    """Words that stand for no actor, country or bloc."""

    code = "FD-801"
    says = "{found!r} selects no actors: {reason}"
    remedy = "write a country (IND, India), a bloc (EU, NATO), neighbours:IND, an id, or a name"


class WeightsUnusable(DeskError):
    """A file of weights with a mistake."""

    code = "FD-802"
    says = "{place}: {reason}"
    remedy = "a heading type,score or type,mode,score or cameo,score, then one row a code"


class PeriodInvalid(DeskError):
    """A day, week, month or year that is none, or a stretch that ends before it begins."""

    code = "FD-803"
    says = "{found!r} is no period: {reason}"
    remedy = "write 2001, 2001-03, 2001-W10 or 2001-03-05"
