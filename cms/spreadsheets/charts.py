"""Bar charts in a workbook, drawn by the spreadsheet program from cells of the file, with alternative text.

A chart refers to cells of its own sheet and to nothing outside the file. Equal content gives equal bytes.
"""

from collections.abc import Iterator, Sequence

from cms.spreadsheets.columns import BarChart
from cms.spreadsheets.ooxml import HEAD, PACKAGE, RELS, clean, column_letters

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPREADSHEET_DRAWING = f"{DRAWING}/spreadsheetDrawing"
CHART = f"{DRAWING}/chart"
TYPE = "application/vnd.openxmlformats-officedocument"
BAR_COLOUR = "1D4F91"
LABEL_LENGTH = 60


def chart_xml(chart: BarChart, sheet: str) -> str:
    title = (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r>'
        f'<a:rPr lang="en-US" sz="1200" b="1"/><a:t>{clean(chart.title)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}/main"><c:roundedCorners val="0"/><c:chart>{title}'
        f"<c:plotArea><c:layout/>{_bars(chart, sheet)}{_axes()}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    )


def _bars(chart: BarChart, sheet: str) -> str:
    labels = [clean(label[:LABEL_LENGTH]) for label in chart.labels[: chart.bars]]
    points = "".join(f'<c:pt idx="{n}"><c:v>{label}</c:v></c:pt>' for n, label in enumerate(labels))
    values = "".join(
        f'<c:pt idx="{n}"><c:v>{number}</c:v></c:pt>'
        for n, number in enumerate(chart.numbers[: chart.bars])
        if number is not None
    )
    count = f'<c:ptCount val="{chart.bars}"/>'
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{BAR_COLOUR}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{_cells(chart, sheet, chart.label_column)}</c:f>"
        f"<c:strCache>{count}{points}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{_cells(chart, sheet, chart.number_column)}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val>"
        '</c:ser><c:gapWidth val="50"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
    )


def _axes() -> str:
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="2"/><c:crosses val="autoZero"/>'
        "</c:catAx>"
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="0" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1"/><c:crosses val="max"/></c:valAx>'
    )


def _cells(chart: BarChart, sheet: str, column: int) -> str:
    name, letters = sheet.replace("'", "''"), column_letters(column + 1)
    last = chart.first_row + chart.bars - 1
    return clean(f"'{name}'!${letters}${chart.first_row}:${letters}${last}")


def drawing_xml(charts: Sequence[BarChart]) -> str:
    anchors = "".join(_anchor(chart, number) for number, chart in enumerate(charts, 1))
    return f'{HEAD}<xdr:wsDr xmlns:xdr="{SPREADSHEET_DRAWING}" xmlns:a="{DRAWING}/main">{anchors}</xdr:wsDr>'


def _anchor(chart: BarChart, number: int) -> str:
    column, row = chart.at
    text = clean(chart.description).replace('"', "&quot;")
    title = clean(chart.title).replace('"', "&quot;")
    return (
        f"<xdr:twoCellAnchor>{_corner('from', column, row)}{_corner('to', column + chart.wide, chart.end)}"
        f'<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{number + 1}" name="Chart {number}"'
        f' descr="{text}" title="{title}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>'
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
        f'<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{RELS}" r:id="rId{number}"/>'
        "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
    )


def _corner(name: str, column: int, row: int) -> str:
    return (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"
    )


def rels_xml(kind: str, targets: Sequence[str]) -> str:
    parts = "".join(
        f'<Relationship Id="rId{n}" Type="{RELS}/{kind}" Target="{target}"/>'
        for n, target in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{parts}</Relationships>'


class ChartParts:
    """The XML parts of all charts in a file, and their declarations."""

    def __init__(self) -> None:
        self.drawings = self.charts = 0

    def of_sheet(self, charts: Sequence[BarChart], sheet: str, number: int) -> Iterator[tuple[str, str]]:
        """Name and content of each part that the charts of one sheet need."""
        self.drawings += 1
        first = self.charts + 1
        self.charts += len(charts)
        drawing = f"drawing{self.drawings}.xml"
        yield f"xl/worksheets/_rels/sheet{number}.xml.rels", rels_xml("drawing", [f"../drawings/{drawing}"])
        yield f"xl/drawings/{drawing}", drawing_xml(charts)
        names = [f"../charts/chart{n}.xml" for n in range(first, self.charts + 1)]
        yield f"xl/drawings/_rels/{drawing}.rels", rels_xml("chart", names)
        for n, chart in enumerate(charts, first):
            yield f"xl/charts/chart{n}.xml", chart_xml(chart, sheet)

    def content_types(self) -> str:
        drawings = "".join(
            f'<Override PartName="/xl/drawings/drawing{n}.xml" ContentType="{TYPE}.drawing+xml"/>'
            for n in range(1, self.drawings + 1)
        )
        charts = "".join(
            f'<Override PartName="/xl/charts/chart{n}.xml" ContentType="{TYPE}.drawingml.chart+xml"/>'
            for n in range(1, self.charts + 1)
        )
        return drawings + charts
