"""What a PDF says about itself, and what travels inside."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from atelier.domain.proposals import Audience
from atelier.reports.builders import BUILDERS
from atelier.reports.model import Attachment, Report
from atelier.reports.pdf import write_pdf
from tests.reports.samples import data

pytestmark = pytest.mark.usefixtures("english")


def reader(report: Report) -> PdfReader:
    target = io.BytesIO()
    write_pdf(report, target)
    return PdfReader(target)


def test_title_maker_and_standards_are_told() -> None:
    report = replace(BUILDERS[Audience.COUNCILS](data()), title="Wie & wat <nu>")
    metadata = reader(report).xmp_metadata
    assert metadata is not None
    assert metadata.dc_title == {"x-default": "Wie & wat <nu>"}
    assert metadata.dc_creator == ["Regio Arnhem-Nijmegen"]
    assert metadata.dc_language == ["en-GB"]
    xml = metadata.stream.get_data().decode()
    assert "<pdfuaid:part>1<" in xml
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<" in xml
    assert "<xmp:CreateDate>2019-11-17T21:40:00+01:00<" in xml


def test_a_file_travels_inside_a_report() -> None:
    file = Attachment(name="data.json", mime="application/json", data=b'{"a": 1}' * 50, description="All figures")
    done = reader(replace(BUILDERS[Audience.COUNCILS](data()), attachments=(file,)))
    assert done.attachments == {"data.json": [file.data]}
    root = done.trailer["/Root"]
    (described,) = root["/AF"]
    assert described["/Desc"] == "All figures"
    assert described["/EF"]["/F"]["/Subtype"] == "/application/json"
    assert done.xmp_metadata is not None
    assert "<pdfaid:part>3<" in done.xmp_metadata.stream.get_data().decode()


def test_colours_are_described() -> None:
    (intent,) = reader(BUILDERS[Audience.COUNCILS](data())).trailer["/Root"]["/OutputIntents"]
    profile = intent["/DestOutputProfile"].get_data()
    assert profile[36:40] == b"acsp"
    assert profile[16:20] == b"RGB "
    assert len(profile) == int.from_bytes(profile[:4])
