"""What makes a PDF fit to be kept: who it is from, which standards it meets, its colours and what is attached."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDate, PDFDictionary, PDFStream, PDFString, PDFZCompress

from atelier.reports.canvas import TaggedCanvas, entries
from atelier.reports.model import Attachment

_PROFILE = "sRGB IEC61966-2.1"
_UA_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
{identifier}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
{schema}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def keep(
    canvas: TaggedCanvas, language: str, made_at: datetime, attachments: Sequence[Attachment], identifier: str = ""
) -> None:
    """Make the document of a canvas PDF/UA-1 and PDF/A-2a, or PDF/A-3a when something is attached.

    `identifier` tells from which data it was made.
    """
    document = canvas._doc  # private, but the only way to what a document holds
    document._pdfVersion = (1, 7)
    document._timeStamp = _stamp(made_at)
    metadata = _metadata(document.info, language, made_at, identifier, part=3 if attachments else 2)
    document.Catalog.Metadata = XMP(creator=lambda _document: metadata)
    entries(document.Catalog, OutputIntents=PDFArray([_intent(document)]))
    if attachments:
        _attach(document, attachments)


def _stamp(made_at: datetime) -> TimeStamp:
    """The moment at which the report was made, and not at which it is drawn."""
    stamp = TimeStamp(invariant=1)
    offset = made_at.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    stamp.YMDhms = made_at.timetuple()[:6]
    stamp.dhh, stamp.dmm = divmod(minutes, 60)
    return stamp


def _metadata(info: Any, language: str, made_at: datetime, identifier: str, part: int) -> bytes:
    """The same facts as in the old dictionary of a PDF, as PDF/A wants them."""
    texts = {name: escape(getattr(info, name)) for name in ("title", "author", "subject", "creator", "producer")}
    return _METADATA.format(
        **texts,
        identifier=f"<dc:identifier>{escape(identifier)}</dc:identifier>\n" if identifier else "",
        keywords=escape(info.keywords),
        language=language,
        made=made_at.isoformat(timespec="seconds"),
        part=part,
        schema=_UA_SCHEMA,
    ).encode()


@cache
def _profile() -> bytes:
    """The colour profile of sRGB, without the moment at which it was computed."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + bytes((7, 0xE3, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0)) + profile[36:84] + bytes(16) + profile[100:]


def _intent(document: Any) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), _profile(), filters=[PDFZCompress])
    return PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString(_PROFILE),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _attach(document: Any, attachments: Sequence[Attachment]) -> None:
    files = sorted(attachments, key=lambda file: file.name)
    specifications = [document.Reference(_specification(document, file)) for file in files]
    names = [part for file, place in zip(files, specifications, strict=True) for part in (PDFString(file.name), place)]
    entries(document.Catalog, AF=PDFArray(specifications))
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})


def _specification(document: Any, file: Attachment) -> PDFDictionary:
    """How a PDF describes one attached file."""
    size = PDFDictionary({"Size": len(file.data), "ModDate": PDFDate(ts=document._timeStamp)})
    kind = "/" + file.mime.replace("/", "#2F")
    stream = PDFStream(
        PDFDictionary({"Type": "/EmbeddedFile", "Subtype": kind, "Params": size}), file.data, filters=[PDFZCompress]
    )
    place = document.Reference(stream)
    return PDFDictionary(
        {
            "Type": "/Filespec",
            "F": PDFString(file.name),
            "UF": PDFString(file.name),
            "AFRelationship": "/Data",
            "Desc": PDFString(file.description),
            "EF": PDFDictionary({"F": place, "UF": place}),
        }
    )
