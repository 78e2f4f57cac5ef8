// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// HTML that is safe by construction: foreign text enters it escaped, names of elements are our own words.
struct Markup: Sendable {
  typealias Attributes = KeyValuePairs<StaticString, String>

  private(set) var text = ""

  static let nothing = Markup()

  /// Foreign text on one line.
  static func line(_ text: String, budget: Int = VisibleText.headlineBudget) -> Markup {
    Markup(text: escaped(VisibleText.line(text, budget: budget)))
  }

  /// Foreign text with its line breaks.
  static func block(_ text: String, budget: Int) -> Markup {
    Markup(text: escaped(VisibleText.block(text, budget: budget)))
  }

  static func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ content: Markup...
  ) -> Markup {
    let written = attributes.map { " \($0)=\"\(attribute($1))\"" }.joined()
    let inside = content.map(\.text).joined()
    // Line breaks between blocks only: in running text they would be blanks.
    let end = isInline("\(name)") ? "" : "\n"
    if isEmpty("\(name)") { return Markup(text: "<\(name)\(written)>\(end)") }
    let start = isContainer("\(name)") ? "\n" : ""
    return Markup(text: "<\(name)\(written)>\(start)\(inside)</\(name)>\(end)")
  }

  static func joined(_ parts: [Markup], by separator: Markup = .nothing) -> Markup {
    Markup(text: parts.map(\.text).joined(separator: separator.text))
  }

  static func + (left: Markup, right: Markup) -> Markup { Markup(text: left.text + right.text) }
}

extension Markup {
  /// Text of ours that is to be markup as it stands.
  static func own(_ text: StaticString) -> Markup { Markup(text: "\(text)") }

  static func div(_ kind: String, _ content: Markup...) -> Markup {
    element("div", ["class": kind], joined(content))
  }

  static func span(_ kind: String, _ content: Markup...) -> Markup {
    element("span", ["class": kind], joined(content))
  }

  static func paragraph(_ kind: String, _ content: Markup...) -> Markup {
    element("p", ["class": kind], joined(content))
  }

  static func code(_ text: String, budget: Int = VisibleText.nameBudget) -> Markup {
    element("code", [:], line(text, budget: budget))
  }
}

extension Markup {
  private static func attribute(_ text: String) -> String {
    XMLText.attribute(spelledOut(VisibleText.line(text, budget: VisibleText.bodyBudget)))
  }

  private static func escaped(_ text: String) -> String { XMLText.content(spelledOut(text)) }

  /// Code points that XML takes and an HTML parser reports as errors.
  private static func spelledOut(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    if isPlain { return text }
    return text.replacingScalars {
      $0.properties.isNoncharacterCodePoint
        ? "\\u{\(String($0.value, radix: 16, uppercase: true))}" : nil
    }
  }

  private static func isEmpty(_ name: String) -> Bool { ["meta", "br"].contains(name) }

  private static func isInline(_ name: String) -> Bool {
    ["a", "b", "code", "span", "svg", "title", "use", "tspan", "time"].contains(name)
  }

  private static func isContainer(_ name: String) -> Bool {
    ["html", "head", "body", "main", "header", "section", "details", "summary", "figure", "ul"]
      .contains(name) || ["div", "dl", "table", "thead", "tbody", "footer", "nav"].contains(name)
  }
}
