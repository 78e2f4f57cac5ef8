// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationArtifacts
import ValidationReporting

/// SARIF 2.1.0 (OASIS, 27 March 2020), as GitHub code scanning and other consumers read it.
enum ScanSARIF {
  /// GitHub refuses a file with more; it shows the 5,000 gravest.
  private static let mostResults = 25_000

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
      let all = scanned.enumerated().flatMap { place, file in
        file.inspection.findings.map { (file: place, finding: $0) }
      }
      let findings = Self.gravest(all)
      let rules = Set(findings.map(\.finding.rule)).sorted()
      let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
      // Only files that results point at: a folder of many more would not be taken.
      let files = Set(findings.map(\.file)).sorted()
      let indices = Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1, $0) })
      tool = Tool(
        driver: Driver(
          version: ToolVersion.current, rules: rules.map { Rule($0, findings.map(\.finding)) }))
      artifacts = files.map { Artifact(scanned[$0]) }
      results = findings.map { place, finding in
        Result(
          finding, scanned[place].path, file: indices[place] ?? 0, rule: places[finding.rule] ?? 0)
      }
      invocations = [
        Invocation(
          executionSuccessful: !scanned.contains { $0.status == .unmeasured },
          notShown: all.count - findings.count,
          unrecognised: scanned.count(where: \.isUnrecognised))
      ]
    }

    private static func gravest(
      _ findings: [(file: Int, finding: ArtifactFinding)]
    ) -> [(file: Int, finding: ArtifactFinding)] {
      guard findings.count > mostResults else { return findings }
      let order = findings.indices.sorted {
        (findings[$1].finding.severity, $0) < (findings[$0].finding.severity, $1)
      }
      return order.prefix(mostResults).sorted().map { findings[$0] }
    }
  }

  private struct Tool: Encodable { let driver: Driver }

  private struct Invocation: Encodable {
    let executionSuccessful: Bool
    let toolExecutionNotifications: [Notification]?

    init(executionSuccessful: Bool, notShown: Int, unrecognised: Int) {
      self.executionSuccessful = executionSuccessful
      let omitted = "\(notShown) more findings are not in this file; --format json has them all"
      let unknown = "files of no known format, in which nothing was judged: \(unrecognised)"
      let notifications = [
        notShown > 0 ? Notification(level: "warning", message: Text(text: omitted)) : nil,
        unrecognised > 0 ? Notification(level: "note", message: Text(text: unknown)) : nil,
      ].compactMap { $0 }
      toolExecutionNotifications = notifications.isEmpty ? nil : notifications
    }
  }

  private struct Notification: Encodable {
    let level: String
    let message: Text
  }

  private struct Artifact: Encodable {
    let location: Location
    let hashes: [String: String]?

    init(_ file: ScanResult) {
      location = Location(uri: uri(file.path))
      hashes = file.digest.map { ["sha-256": $0.hex] }
    }
  }

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
      // What a file holds must not become a link of the viewer (SARIF 2.1.0, section 3.11.6).
      let text = VisibleText.block(finding.message + advice).replacing("](", with: "] (")
      message = Text(text: text)
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
