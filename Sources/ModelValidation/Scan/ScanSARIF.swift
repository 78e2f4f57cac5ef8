// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationArtifacts
import ValidationReporting

/// SARIF 2.1.0 (OASIS, 27 March 2020), as GitHub code scanning and other consumers read it.
enum ScanSARIF {
  static func data(_ results: [ScanResult]) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Log(runs: [Run(results)]))
  }

  private struct Log: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  private struct Run: Encodable {
    let tool: Tool
    let columnKind = "unicodeCodePoints"
    let invocations: [Invocation]
    let artifacts: [Artifact]
    let results: [Result]

    init(_ scanned: [ScanResult]) {
      let findings = scanned.enumerated().flatMap { place, file in
        file.inspection.findings.map { (place, file.path, $0) }
      }
      let rules = Set(findings.map(\.2.rule)).sorted()
      let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
      tool = Tool(
        driver: Driver(
          version: ToolVersion.current, rules: rules.map { Rule($0, findings.map(\.2)) }))
      artifacts = scanned.map { Artifact(location: Location(uri: uri($0.path))) }
      results = findings.map { place, path, finding in
        Result(finding, path, file: place, rule: places[finding.rule] ?? 0)
      }
      invocations = [
        Invocation(executionSuccessful: !scanned.contains { $0.status == .unmeasured })
      ]
    }
  }

  private struct Tool: Encodable { let driver: Driver }
  private struct Invocation: Encodable { let executionSuccessful: Bool }
  private struct Artifact: Encodable { let location: Location }
  private struct Text: Encodable { let text: String }

  private struct Driver: Encodable {
    let name = "validate-model"
    let version: String
    let rules: [Rule]
  }

  private struct Rule: Encodable {
    let id: String
    let shortDescription: Text
    let properties: Properties

    /// GitHub orders alerts by this number, as it does CVSS scores.
    struct Properties: Encodable {
      let securitySeverity: String?

      enum CodingKeys: String, CodingKey { case securitySeverity = "security-severity" }
    }

    init(_ id: String, _ findings: [ArtifactFinding]) {
      self.id = id
      shortDescription = Text(text: id)
      let worst = findings.filter { $0.rule == id }.map(\.severity).max() ?? .info
      let scores: [ArtifactFinding.Severity: String] = [
        .critical: "9.5", .high: "8.0", .medium: "5.0", .low: "2.0",
      ]
      properties = Properties(securitySeverity: id.hasPrefix("safety.") ? scores[worst] : nil)
    }
  }

  private struct Location: Encodable {
    let uri: String
    var index: Int?
  }

  private struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Text
    let locations: [Place]

    init(_ finding: ArtifactFinding, _ path: String, file: Int, rule: Int) {
      ruleId = finding.rule
      ruleIndex = rule
      level =
        finding.isUnjudged || finding.severity.isSerious
        ? "error" : finding.severity == .medium ? "warning" : "note"
      let advice = finding.remedy.map { "\nWhat to do: \($0)" } ?? ""
      message = Text(text: VisibleText.block(finding.message + advice))
      let region = Region(byteOffset: finding.members.isEmpty ? finding.offset : nil)
      let logical = finding.members.isEmpty ? nil : finding.place(in: path)
      locations = [
        Place(
          physicalLocation: Physical(
            artifactLocation: Location(uri: uri(path), index: file), region: region),
          logicalLocations: logical.map { [Logical(fullyQualifiedName: $0)] })
      ]
    }
  }

  private struct Place: Encodable {
    let physicalLocation: Physical
    let logicalLocations: [Logical]?
  }

  private struct Physical: Encodable {
    let artifactLocation: Location
    let region: Region
  }

  /// A binary file has no lines, and GitHub shows nothing without one.
  private struct Region: Encodable {
    let startLine = 1
    let byteOffset: UInt64?
  }

  private struct Logical: Encodable {
    let fullyQualifiedName: String
    let kind = "member"
  }

  /// A relative reference stays relative (RFC 3986, section 4.2).
  private static func uri(_ path: String) -> String {
    let allowed = CharacterSet(
      charactersIn:
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/!$&'()*+,;=@")
    let text = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
    return path.hasPrefix("/") ? "file://" + text : text
  }
}
