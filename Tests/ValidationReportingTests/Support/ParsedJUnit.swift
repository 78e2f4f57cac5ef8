// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A JUnit file as another program's parser sees it.
final class ParsedJUnit: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var depth: Int
    var attributes: [String: String]
    var text = ""
    var results: [String] = []
  }

  private(set) var elements: [Element] = []
  private(set) var cases: [Element] = []
  private(set) var suites: [(attributes: [String: String], cases: [Element])] = []
  private(set) var root: [String: String] = [:]
  private(set) var problem: String?
  private var open: [Element] = []

  init(_ data: Data) {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    if !parser.parse() { problem = parser.parserError.map { "\($0)" } ?? "not well-formed" }
  }

  func results(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    open.append(Element(name: name, depth: open.count, attributes: attributes))
    if name == "testsuites" { root = attributes }
    if name == "testsuite" { suites.append((attributes, [])) }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += text
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let element = open.popLast() else { return }
    elements.append(element)
    if ["failure", "error", "skipped"].contains(name), !open.isEmpty {
      open[open.count - 1].results.append(name)
    }
    if name == "testcase", !suites.isEmpty {
      cases.append(element)
      suites[suites.count - 1].cases.append(element)
    }
  }
}

extension ParsedJUnit {
  /// Everything that the writer's rules promise about structure and sums; empty when all hold.
  func violations() -> [String] {
    if let problem { return [problem] }
    var found = disagreements(root, cases, "testsuites")
    for suite in suites { found += disagreements(suite.attributes, suite.cases, "testsuite") }
    for element in elements where element.name == "testsuite" && element.depth != 1 {
      found.append("nested suite")
    }
    for item in cases {
      if item.results.count > 1 { found.append("two results in one case") }
      for name in ["name", "classname", "time", "file", "line"] where item.attributes[name] == nil {
        found.append("a case without \(name)")
      }
      if (item.attributes["line"].flatMap { Int($0) } ?? 0) < 1 { found.append("line below 1") }
    }
    for element in elements where ["failure", "error", "skipped"].contains(element.name) {
      let message = element.attributes["message"] ?? ""
      if message.isEmpty || message.contains("\n") { found.append("message \"\(message)\"") }
      if !element.text.hasPrefix(message) { found.append("body does not begin with its message") }
      if element.text.utf8.count > 64 * 1024 { found.append("body too long") }
      let type = element.attributes["type"]
      if element.name == "skipped" {
        if type != nil { found.append("a skip with a type") }
      } else if type?.utf8.contains(UInt8(ascii: ".")) != true {
        found.append("bare type")
      }
    }
    return found
  }

  private func disagreements(
    _ claims: [String: String], _ cases: [Element], _ name: String
  ) -> [String] {
    let count = { (kind: String) in "\(cases.count { $0.results.contains(kind) })" }
    let times = cases.map { Self.milliseconds($0.attributes["time"]) }
    let sum = times.reduce(0 as Int64?) { sum, time in sum.flatMap { sum in time.map { sum + $0 } }
    }
    let facts = [
      ("tests", "\(cases.count)"), ("failures", count("failure")), ("errors", count("error")),
      ("skipped", count("skipped")),
    ]
    let wrong = facts.filter { claims[$0.0] != $0.1 }.map { "\(name): \($0.0) is not \($0.1)" }
    let isAgreed = sum != nil && sum == Self.milliseconds(claims["time"])
    return isAgreed
      ? wrong : wrong + ["\(name): time \(claims["time"] ?? "") is not \(sum ?? -1) ms"]
  }

  /// `nil` for anything but digits, a point and three digits.
  private static func milliseconds(_ text: String?) -> Int64? {
    guard let text, text.wholeMatch(of: /[0-9]+\.[0-9]{3}/) != nil else { return nil }
    return Int64(text.replacing(".", with: ""))
  }
}
