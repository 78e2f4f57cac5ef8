// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Numbers and revisions beside the results, for programs that read reports.
enum JUnitProperties {
  typealias Properties = [(name: String, value: String)]

  private static let countLimit = 100

  static func write(_ properties: Properties, to document: inout XMLDocument) throws {
    guard !properties.isEmpty else { return }
    try document.element("properties") { document in
      for property in properties {
        let name = VisibleText.line(property.name)
        let value = VisibleText.line(property.value, budget: VisibleText.nameBudget)
        try document.empty("property", [("name", name), ("value", value)])
      }
    }
  }

  static func of(_ report: Report, _ detail: JUnitDetail) -> Properties {
    let candidate = report.repository.candidate
    var properties: Properties = [
      ("tool.version", report.tool.version), ("git.head", candidate.commit ?? "none"),
      ("git.head.name", candidate.name), ("git.head.kind", candidate.kind.rawValue),
    ]
    switch report.repository.base {
    case .resolved(let base, let rule):
      properties += [("git.base", base.commit ?? base.name), ("git.base.rule", rule)]
    case .firstCommit: properties += [("git.base", "none"), ("git.base.rule", "first commit")]
    case .unresolved(let obstacle):
      properties += [("git.base", "unresolved"), ("git.base.obstacle", obstacle.description)]
    }
    properties += SelectionWording.lines(of: report).map {
      ($0.name.replacing(" ", with: "-"), $0.text)
    }
    if report.interrupted { properties.append(("interrupted", "true")) }
    if let note = detail.note { properties.append(("detail", note)) }
    return properties
  }

  static func of(_ item: Case, _ check: CheckRecord) -> Properties {
    let numbers = item.quantities.prefix(countLimit).flatMap { quantity -> Properties in
      let value: Properties = [(quantity.name, text(of: quantity.value))]
      return value + (quantity.unit.isEmpty ? [] : [("\(quantity.name).unit", quantity.unit)])
    }
    return numbers + (check.action == .reused ? [("reused", "true")] : [])
  }

  /// Shortest text that reads back as the same number; whole numbers without a point.
  private static func text(of value: Double) -> String {
    Int64(exactly: value).map { abs(value) < 1e15 ? "\($0)" : "\(value)" } ?? "\(value)"
  }
}
