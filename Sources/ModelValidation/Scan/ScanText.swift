// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
import ValidationReporting

/// The scan for readers: files with findings first to last, gravest findings first, then the sum.
struct ScanText {
  let palette: Palette

  func text(_ results: [ScanResult]) -> String {
    let parts =
      results.flatMap(lines) + hosted(results) + unrecognised(results) + digests(results)
    let isApart = parts.last.map(\.isEmpty) ?? true
    return (parts + (isApart ? [] : [""]) + [summary(results)]).joined(separator: "\n")
  }

  private static let mostListed = 20

  private func unrecognised(_ results: [ScanResult]) -> [String] {
    list(
      results.filter(\.isUnrecognised).map { shown($0.path) },
      "of no known format: nothing in them was judged", rest: "lists them as \"unknown\"")
  }

  private func hosted(_ results: [ScanResult]) -> [String] {
    list(
      results.compactMap { result in
        result.host.map { "\(shown(result.path)), of \(shown($0))" }
      }, "data of a model, read with it", rest: "names their \"host\"")
  }

  private func list(_ lines: [String], _ title: String, rest: String) -> [String] {
    guard !lines.isEmpty else { return [] }
    let more = lines.count - Self.mostListed
    return [palette.paint(title, .strong)] + lines.prefix(Self.mostListed).map { "  \($0)" }
      + (more > 0 ? ["  and \(more) more; --format json \(rest)"] : []) + [""]
  }

  private func shown(_ path: String) -> String { VisibleText.line(path, budget: 1_000) }

  /// As sha256sum writes and checks them.
  private func digests(_ results: [ScanResult]) -> [String] {
    results.compactMap { result in
      result.digest.map { "\($0.hex)  \(VisibleText.line(result.path, budget: 1_000))" }
    }
  }

  private func lines(of result: ScanResult) -> [String] {
    guard !result.inspection.findings.isEmpty else { return [] }
    let title = "\(VisibleText.line(result.path, budget: 1_000)) (\(kind(of: result)))"
    let findings = result.inspection.findings.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
    return [palette.paint(title, .strong)] + findings.flatMap(lines) + [""]
  }

  private func lines(of finding: ArtifactFinding) -> [String] {
    let severity = finding.isUnjudged ? "unjudged" : finding.severity.rawValue
    let mark = palette.paint(severity.padded(to: 9), role(of: finding))
    let place = VisibleText.line(place(of: finding))
    let message = VisibleText.line(finding.message, budget: 600)
    let head = "  \(mark) \(finding.rule): \(message)"
    let remedy = finding.remedy.map { "            next: \(VisibleText.line($0, budget: 400))" }
    return [head] + (place.isEmpty ? [] : ["            at \(place)"]) + (remedy.map { [$0] } ?? [])
  }

  private func place(of finding: ArtifactFinding) -> String {
    let member = finding.members.isEmpty ? nil : finding.members.joined(separator: "!")
    let byte = finding.offset.map { "byte \($0)" }
    return [member, byte].compactMap { $0 }.joined(separator: ", ")
  }

  private func role(of finding: ArtifactFinding) -> Palette.Role {
    if finding.isUnjudged { return .warning }
    return finding.severity.isSerious ? .bad : finding.severity == .medium ? .warning : .quiet
  }

  private func kind(of result: ScanResult) -> String { result.inspection.contents.kind.rawValue }

  private func summary(_ results: [ScanResult]) -> String {
    let serious = results.count { result in
      result.inspection.findings.contains { $0.severity.isSerious && !$0.isUnjudged }
    }
    let unjudged = results.count { $0.status == .unmeasured }
    let unrecognised = results.count(where: \.isUnrecognised)
    let hosted = results.count { $0.host != nil }
    let clean = results.count { $0.status == .passed } - unrecognised - hosted
    let slight = results.count - serious - unjudged - clean - unrecognised - hosted
    let parts = [
      "\(clean) clean", serious > 0 ? "\(serious) with serious findings" : nil,
      slight > 0 ? "\(slight) with slight findings" : nil,
      unjudged > 0 ? "\(unjudged) could not be judged" : nil,
      hosted > 0 ? "\(hosted) \(hosted == 1 ? "holds" : "hold") data of a model" : nil,
      unrecognised > 0 ? "\(unrecognised) of no known format" : nil,
    ]
    let files = results.count == 1 ? "1 file" : "\(results.count) files"
    let status = results.status
    return "result: \(files): \(parts.compactMap { $0 }.joined(separator: ", ")) "
      + palette.paint("(exit \(status.rawValue))", status == .passed ? .good : .bad)
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
