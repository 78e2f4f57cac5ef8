// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("XML and PMML")
struct XMLFormatTests {
  static let model = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- made by a test -->
    <PMML version="4.4" xmlns="http://www.dmg.org/PMML-4_4"><Header copyright="&#169; &lt;x&gt;"/>
    <DataDictionary><DataField name="é" optype="continuous" dataType="double"/></DataDictionary>
    <![CDATA[ a < b ]]></PMML>

    """

  private func inspect(_ bytes: some Sequence<UInt8>, _ name: String = "m.pmml")
    -> ArtifactInspection
  {
    ArtifactInspection.of(bytes: Array(bytes), name: name)
  }

  @Test("a sound document is clean, in UTF-8 and UTF-16")
  func sound() {
    let found = inspect(Self.model.utf8)
    #expect(found.verdict == .clean && found.contents.ports.map(\.name) == ["é"])
    let units = [0xfeff] + Array(Self.model.utf16)
    #expect(inspect(units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }).verdict == .clean)
    #expect(inspect(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }).verdict == .clean)
  }

  static let faults: [(String, String)] = [
    ("</PMML>", ""), ("</PMML>", "</pmml>"), ("</PMML>", "</PMML><a/>"), ("</PMML>", "</PMML>x"),
    ("<Header ", "<Header copyright='x' "), ("&lt;", "&unknown;"), ("&#169;", "&#0;"),
    ("&lt;", "&lt"), ("made by", "made -- by"), ("é", "\u{1}"), ("&lt;", "<"),
    ("]]></P", "]]></1P"),
    ("<DataDictionary>", "<DataDictionary a=b>"), ("<DataDictionary>", "<DataDictionary>]]>"),
  ]

  @Test("a place in UTF-16 is not told, since it is one of the converted text")
  func convertedPlaces() {
    let text = "<!DOCTYPE PMML [<!ENTITY a 'b'>]><PMML>"
    let units = [0xfeff] + Array(text.utf16)
    let found = inspect(units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }).findings
    #expect(found.count == 2 && found.allSatisfy { $0.offset == nil })
    #expect(inspect(text.utf8).findings.allSatisfy { $0.offset != nil })
  }

  @Test("what is not well-formed is refused", arguments: faults)
  func malformed(old: String, new: String) {
    let found = inspect(Self.model.replacing(old, with: new).utf8).findings
    #expect(found.map(\.rule) == ["structure.pmml.not-well-formed"])
  }

  @Test("bytes that are not UTF-8 are refused")
  func encoding() {
    let bytes = Array(Self.model.utf8).flatMap { $0 == 0xc3 ? [0xff] : [$0] }
    #expect(inspect(bytes).findings.map(\.rule) == ["structure.pmml.not-well-formed"])
    let other = Self.model.replacing("UTF-8", with: "UTF-7")
    #expect(inspect(other.utf8).findings.map(\.rule) == ["structure.xml.encoding"])
  }

  static let types: [(String, ArtifactFinding.Severity)] = [
    ("<!DOCTYPE PMML>", .high), ("<!DOCTYPE PMML SYSTEM 'pmml.dtd'>", .high),
    ("<!DOCTYPE PMML [<!ELEMENT a ANY>]>", .high),
    ("<!DOCTYPE PMML [<!ENTITY a 'b'>]>", .critical),
    ("<!DOCTYPE PMML [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", .critical),
    ("<!DOCTYPE PMML [<!ENTITY % a 'b'> %a;]>", .critical),
    ("<!DOCTYPE PMML [<!-- x --> %a; ]>", .critical),
  ]

  @Test("a model has no document type, and no entities before all", arguments: types)
  func documentType(type: String, severity: ArtifactFinding.Severity) {
    let text = Self.model.replacing("<!-- made by a test -->", with: type)
    let found = inspect(text.utf8).findings
    #expect(found.map(\.severity) == [severity] && found[0].rule.hasPrefix("safety.xml-"))
  }

  @Test("in a picture a document type is slight, and one that reads files is not")
  func picture() {
    func picture(_ type: String) -> [ArtifactFinding.Severity] {
      inspect("<?xml version='1.0'?>\(type)<svg/>".utf8, "a.svg").findings.map(\.severity)
    }
    #expect(picture("") == [])
    #expect(picture("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>") == [.low])
    #expect(picture("<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]>") == [.low])
    #expect(picture("<!DOCTYPE svg [<!ENTITY x SYSTEM '/etc/passwd'>]>") == [.critical])
    #expect(picture("<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>") == [.critical])
  }

  @Test("an inclusion of another document is an attack")
  func inclusion() {
    let text = Self.model.replacing(
      "<DataDictionary>", with: "<DataDictionary><xi:include href='/etc/passwd'/>")
    #expect(inspect(text.utf8).findings.map(\.rule) == ["safety.xml-inclusion"])
  }

  @Test("an attack before a fault is told")
  func both() {
    let text = "<!DOCTYPE PMML [<!ENTITY a SYSTEM 'b'>]><PMML><a></PMML>"
    let rules = inspect(text.utf8).findings.map(\.rule)
    #expect(rules == ["safety.xml-entity", "structure.pmml.not-well-formed"])
  }

  @Test("PMML has a version that is known")
  func version() {
    let none = Self.model.replacing("<PMML version=\"4.4\"", with: "<PMML")
    #expect(inspect(none.utf8).findings.map(\.rule) == ["structure.pmml.version"])
    let other = Self.model.replacing("\"4.4\"", with: "\"x\"")
    #expect(inspect(other.utf8).findings.map(\.rule) == ["structure.pmml.version"])
  }

  @Test("elements nested without end are refused")
  func depth() {
    let text = "<?xml version='1.0'?>" + String(repeating: "<a>", count: 100_000)
    #expect(inspect(text.utf8).findings.map(\.rule) == ["structure.xml.not-well-formed"])
  }
}
