// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// One `testcase`, with everything that stands in it.
struct JUnitCase {
  var suite: Suite
  var check: CheckRecord
  var item: Case
  /// The first case of a check carries its whole duration: it was measured once, for all of them.
  var isFirst: Bool

  func write(to document: inout XMLDocument, _ detail: JUnitDetail) throws {
    let isPassing = item.gateResult == .passed
    let properties = detail.showsNumbers(passing: isPassing) ? JUnitProperties.of(item, check) : []
    if isPassing, properties.isEmpty { return try document.empty("testcase", attributes) }
    try document.element("testcase", attributes) { document in
      try JUnitProperties.write(properties, to: &document)
      if let element {
        // Neither Ant nor Surefire knows a type of skipping.
        let kind = element == "skipped" ? [] : [("type", type)]
        let attributes = [("message", message)] + kind
        try document.leaf(element, attributes, content: body(detail.bodyBudget))
      }
    }
  }

  private var attributes: XMLDocument.Attributes {
    [
      ("name", VisibleText.name(item.name)), ("classname", VisibleText.name(suite.model)),
      ("time", (isFirst ? JUnitTime(check.duration) : .zero).text),
      ("file", VisibleText.name(suite.manifest.description)), ("line", "\(max(1, check.line))"),
    ]
  }

  private var element: String? {
    switch item.gateResult {
    case .passed: nil
    case .failure: "failure"
    case .error: "error"
    case .skipped: "skipped"
    }
  }

  private var message: String {
    item.isSoftened ? "warning only, \(item.outcome.rawValue): \(item.headline())" : item.headline()
  }

  /// Always with a dot: GitLab gives bare words such as `file` and `date` a meaning of their own.
  private var type: String {
    let rule = item.findings.first?.rule ?? item.obstacle?.rule ?? item.outcome.rawValue
    let text = VisibleText.line(rule, budget: 100)
    return text.utf8.contains(UInt8(ascii: ".")) ? text : "validation.\(text)"
  }

  private func body(_ budget: Int) -> String {
    let first = message
    let whole = item.messageOrReason
    // What the one-line form cut or folded stands below it.
    let isWhole = first.contains(whole)
    let long = isWhole ? [] : [VisibleText.block(whole, budget: budget / 2, cost: XMLText.cost)]
    let below = (long + CaseDetail.lines(of: item)).joined(separator: "\n")
    let room = budget - first.unicodeScalars.reduce(1) { $0 + XMLText.cost($1) }
    guard !below.isEmpty else { return first }
    return first + "\n" + VisibleText.block(below, budget: room, cost: XMLText.cost)
  }
}
