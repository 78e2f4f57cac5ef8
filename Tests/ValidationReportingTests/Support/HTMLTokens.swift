// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A page as far as its tags go, read more strictly than any browser would: whatever is not a tag of the
/// form that we write is an objection.
struct HTMLTokens {
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  private(set) var names: Set<String> = []
  private(set) var violations: [String] = []

  private static let empty: Set = ["meta", "use", "rect", "line", "path", "circle"]
  private static let attributes: Set = [
    "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "open", "width",
    "height", "viewBox", "preserveAspectRatio", "role", "tabindex", "x", "y", "x1", "x2", "y1", "y2",
    "cx", "cy", "r", "rx", "d", "aria-hidden", "aria-labelledby", "aria-label",
  ]

  init(_ page: String) {
    let start = "<!DOCTYPE html>\n"
    if !page.hasPrefix(start) { violations.append("no doctype") }
    let tag = /<(\/?)([a-z0-9]+)((?: [a-zA-Z0-9-]+="[^"<>]*")*)(\/?)>/
      .matchingSemantics(.unicodeScalar)
    var open: [String] = []
    var end = page.index(page.startIndex, offsetBy: start.count)
    for match in page.matches(of: tag) {
      checkText(page[end..<match.range.lowerBound])
      end = match.range.upperBound
      let name = String(match.output.2)
      names.insert(name)
      if match.output.1.isEmpty {
        checkAttributes(match.output.3, of: name)
        if name != "meta", match.output.4.isEmpty { open.append(name) }
      } else if open.popLast() != name {
        violations.append("</\(name)> closes another element")
      }
    }
    checkText(page[end...])
    if !open.isEmpty { violations.append("open at the end: \(open)") }
    if Set(ids).count < ids.count { violations.append("an id twice") }
    for reference in references where !ids.contains(reference) {
      violations.append("#\(reference) is nowhere")
    }
  }

  private mutating func checkText(_ text: Substring) {
    if text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }),
      !text.hasPrefix("\n:root{")
    {
      violations.append("a bracket in \"\(text.prefix(80))\"")
    }
  }

  private mutating func checkAttributes(_ text: Substring, of name: String) {
    for match in text.matches(of: /\ ([a-zA-Z0-9-]+)="([^"]*)"/.matchingSemantics(.unicodeScalar)) {
      let (key, value) = (String(match.output.1), String(match.output.2))
      if !Self.attributes.contains(key) { violations.append("\(key) on \(name)") }
      switch key {
      case "id": ids.append(value)
      case "href":
        references.append(String(value.dropFirst()))
        if !value.hasPrefix("#") { violations.append("a link to \(value)") }
      case "aria-labelledby": references += value.split(separator: " ").map(String.init)
      default: break
      }
    }
  }
}
