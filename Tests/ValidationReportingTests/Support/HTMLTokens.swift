// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A page as far as its tags go, read more strictly than any browser would: whatever is not a tag of the
/// form that we write is an objection.
struct HTMLTokens {
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  private(set) var names: Set<String> = []
  private(set) var violations: [String] = []
  private var open: [String] = []

  private static let attributes: Set = [
    "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "open", "width",
    "height", "viewBox", "preserveAspectRatio", "role", "tabindex", "x", "y", "x1", "x2", "y1",
    "y2",
    "cx", "cy", "r", "rx", "d", "aria-hidden", "aria-labelledby", "aria-label",
  ]

  init(_ page: String) {
    let doctype = "<!DOCTYPE html>\n"
    if !page.hasPrefix(doctype) { violations.append("no doctype") }
    var rest = Array(page.utf8)[...].dropFirst(doctype.utf8.count)
    while let start = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") })
    {
      guard rest[start] == UInt8(ascii: "<"),
        let end = rest[start...].firstIndex(of: UInt8(ascii: ">"))
      else {
        violations.append("a bracket after \(Self.text(rest.prefix(80)))")
        break
      }
      let tag = Self.text(rest[(start + 1)..<end])
      rest = rest[(end + 1)...]
      check(tag)
      // The style sheet is text of ours, with brackets in it.
      if tag == "style" { rest = rest.drop { $0 != UInt8(ascii: "<") } }
    }
    if !open.isEmpty { violations.append("open at the end: \(open)") }
    if Set(ids).count < ids.count { violations.append("an id twice") }
    let known = Set(ids)
    for reference in references where !known.contains(reference) {
      violations.append("#\(reference) is nowhere")
    }
  }

  private mutating func check(_ tag: String) {
    if tag.hasPrefix("/") {
      if open.popLast() != String(tag.dropFirst()) { violations.append("<\(tag)> closes another") }
      return
    }
    let isClosed = tag.hasSuffix("/")
    let name = String(tag.prefix { $0 != " " && $0 != "/" })
    names.insert(name)
    checkAttributes(tag.dropFirst(name.count).dropLast(isClosed ? 1 : 0), of: name)
    if name != "meta", !isClosed { open.append(name) }
  }

  private mutating func checkAttributes(_ text: Substring, of name: String) {
    // Quotation marks stand around values and nowhere else.
    let parts = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
      .map { String($0) }
    if parts.last != "" || parts.count.isMultiple(of: 2) { violations.append("<\(name)\(text)>") }
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      guard parts[index].hasPrefix(" "), parts[index].hasSuffix("=") else {
        violations.append("<\(name)\(text)>")
        continue
      }
      check(String(parts[index].dropFirst().dropLast()), parts[index + 1], of: name)
    }
  }

  private mutating func check(_ key: String, _ value: String, of name: String) {
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

  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }
}
