"""Codebooks in the layouts that programs for qualitative analysis write (REFI-QDA 1.0); made up for these tests."""

# A prefix, attributes in another order, ids in braces and capitals, colors, sets, and a description as CDATA.
PREFIXED = """<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<qda:CodeBook xmlns:qda="urn:QDA-XML:codebook:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="urn:QDA-XML:codebook:1.0 Codebook.xsd" origin="Another tool 24">
 <qda:Codes>
  <qda:Code isCodable="false" color="#FF8000" name="Transport" guid="{0C8C1F4E-2A35-4C2E-9C1D-6B3E1F0A7D11}">
   <qda:Code color="#00AA00" name="Buses &amp; trains" guid="{0C8C1F4E-2A35-4C2E-9C1D-6B3E1F0A7D12}" isCodable="true">
    <qda:Description><![CDATA[Lines, stops <and> fares.]]></qda:Description>
    <qda:Code name="Fares" isCodable="true" guid="{0C8C1F4E-2A35-4C2E-9C1D-6B3E1F0A7D13}"/>
   </qda:Code>
   <qda:NoteRef targetGUID="{0C8C1F4E-2A35-4C2E-9C1D-6B3E1F0A7DFF}"/>
  </qda:Code>
  <qda:Code guid="{0C8C1F4E-2A35-4C2E-9C1D-6B3E1F0A7D14}" name="Housing" isCodable="true"/>
 </qda:Codes>
 <qda:Sets><qda:Set guid="{0C8C1F4E-2A35-4C2E-9C1D-6B3E1F0A7D15}" name="Key themes">
  <qda:MemberCode guid="{0C8C1F4E-2A35-4C2E-9C1D-6B3E1F0A7D14}"/></qda:Set></qda:Sets>
</qda:CodeBook>
"""
# The namespace with a second colon, on one line.
COLON = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?><CodeBook origin="A tool for Mac" '
    'xmlns="urn:QDA-XML:codebook:1:0"><Codes><Code guid="0c8c1f4e-2a35-4c2e-9c1d-6b3e1f0a7d21" isCodable="true" '
    'name="Schools"><Description>All schools</Description></Code></Codes></CodeBook>'
)
# A project file: its codebook comes with users, sources and codings.
PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Study" origin="A third tool" creationDateTime="2024-01-01T00:00:00Z">
<Users><User guid="0c8c1f4e-2a35-4c2e-9c1d-6b3e1f0a7d30" name="Kim"/></Users>
<CodeBook><Codes>
<Code guid="0c8c1f4e-2a35-4c2e-9c1d-6b3e1f0a7d31" name="Parks" isCodable="true" color="#123456"/></Codes></CodeBook>
</Project>
"""
BILLION_LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE bomb [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="g" name="&c;"/></Codes></CodeBook>
"""
FOREIGN_FILE = """<?xml version="1.0"?>
<!DOCTYPE CodeBook SYSTEM "file:///etc/passwd">
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>
"""


def codebook(codes: str) -> str:
    return f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{codes}</Codes></CodeBook>'


def nested(levels: int) -> str:
    return codebook('<Code name="n" isCodable="true">' * levels + "</Code>" * levels)
