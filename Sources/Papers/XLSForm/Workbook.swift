/// A workbook as spreadsheets open it (Office Open XML): sheets of rows of texts, and nothing else. A text stays a
/// text, even where it begins like a formula.
package struct Workbook: Sendable {
    package struct Sheet: Sendable {
        package let name: String
        package let rows: [[String]]

        package init(_ name: String, _ rows: [[String]]) {
            self.name = name
            self.rows = rows
        }
    }

    /// The longest text that a cell holds, in UTF-16 code units.
    package static let longest = 32_767

    package let sheets: [Sheet]

    package init(_ sheets: [Sheet]) { self.sheets = sheets }

    package var bytes: [UInt8] {
        var files = [
            Zip.File("[Content_Types].xml", types), Zip.File("_rels/.rels", Workbook.rels),
            Zip.File("xl/workbook.xml", book), Zip.File("xl/_rels/workbook.xml.rels", rels),
        ]
        for (index, sheet) in sheets.enumerated() {
            files.append(Zip.File("xl/worksheets/sheet\(index + 1).xml", Workbook.xml(sheet)))
        }
        return Zip.archive(files)
    }

    private static let start = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private var types: [UInt8] {
        var out = Workbook.start + #"<Types xmlns="\#(Workbook.package)/content-types">"#
        out += #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
        out += #"<Default Extension="xml" ContentType="application/xml"/>"#
        out += #"<Override PartName="/xl/workbook.xml" ContentType="\#(Workbook.kind).sheet.main+xml"/>"#
        for index in sheets.indices {
            out += #"<Override PartName="/xl/worksheets/sheet\#(index + 1).xml" "#
            out += #"ContentType="\#(Workbook.kind).worksheet+xml"/>"#
        }
        return Array((out + "</Types>").utf8)
    }

    private static let rels: [UInt8] = {
        var out = start + #"<Relationships xmlns="\#(package)/relationships">"#
        out += #"<Relationship Id="rId1" Type="\#(document)/officeDocument" Target="xl/workbook.xml"/>"#
        return Array((out + "</Relationships>").utf8)
    }()

    private var book: [UInt8] {
        var out = Array(Workbook.start.utf8)
        out += Array(#"<workbook xmlns="\#(Workbook.main)" xmlns:r="\#(Workbook.document)"><sheets>"#.utf8)
        for (index, sheet) in sheets.enumerated() {
            out += Array(#"<sheet name=""#.utf8)
            out += Array(Markup.escaped(sheet.name).utf8)
            out += Array(#"" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"/>"#.utf8)
        }
        return out + Array("</sheets></workbook>".utf8)
    }

    private var rels: [UInt8] {
        var out = Workbook.start + #"<Relationships xmlns="\#(Workbook.package)/relationships">"#
        for index in sheets.indices {
            out += #"<Relationship Id="rId\#(index + 1)" Type="\#(Workbook.document)/worksheet" "#
            out += #"Target="worksheets/sheet\#(index + 1).xml"/>"#
        }
        return Array((out + "</Relationships>").utf8)
    }

    private static func xml(_ sheet: Sheet) -> [UInt8] {
        var out = Array((start + #"<worksheet xmlns="\#(main)"><sheetData>"#).utf8)
        for (row, texts) in sheet.rows.enumerated() {
            out += Array(#"<row r="\#(row + 1)">"#.utf8)
            for (index, text) in texts.enumerated() where !text.isEmpty {
                let cell = #"<c r="\#(column(index))\#(row + 1)" t="inlineStr"><is><t xml:space="preserve">"#
                out += Array(cell.utf8)
                out += Array(Markup.escaped(text).utf8)
                out += Array("</t></is></c>".utf8)
            }
            out += Array("</row>".utf8)
        }
        return out + Array("</sheetData></worksheet>".utf8)
    }

    /// "A" is the first, "AA" follows "Z".
    private static func column(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? letter : column(index / 26 - 1) + letter
    }
}
