// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationArtifacts

/// The scan's JSON: one document, whose keys are a promise to scripts.
enum ScanDocument {
  /// A single file is told directly, several are listed.
  static func data(_ results: [ScanResult], isList: Bool) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard !isList, let result = results.first else {
      return try encoder.encode(List(files: results.map(Entry.init)))
    }
    return try encoder.encode(
      Single(
        kind: result.inspection.contents.kind.rawValue, findings: Finding.all(of: result),
        seconds: result.seconds.rounded(toPlaces: 6),
        sha256: result.digest?.hex))
  }

  private struct Single: Encodable {
    let kind: String
    let findings: [Finding]
    let seconds: Double
    /// Left out where it was not asked for, or not all bytes could be read.
    let sha256: String?
  }

  private struct List: Encodable { let files: [Entry] }

  private struct Entry: Encodable {
    let path: String
    let kind: String
    let exit: Int
    let findings: [Finding]
    /// Path of the model whose data it is.
    let host: String?
    let seconds: Double
    let sha256: String?

    init(_ result: ScanResult) {
      path = result.path
      kind = result.inspection.contents.kind.rawValue
      exit = result.status.rawValue
      findings = Finding.all(of: result)
      host = result.host
      seconds = result.seconds.rounded(toPlaces: 6)
      sha256 = result.digest?.hex
    }
  }

  private struct Finding: Encodable {
    let rule: String
    let severity: String
    let path: String
    let offset: UInt64?
    let subject: String?
    let message: String
    let remedy: String?
    let unjudged: Bool?

    static func all(of result: ScanResult) -> [Self] {
      result.inspection.findings.map { Self($0, in: result.path) }
    }

    init(_ finding: ArtifactFinding, in path: String) {
      rule = finding.rule
      severity = finding.severity.rawValue
      self.path = finding.place(in: path)
      offset = finding.offset
      subject = finding.subject
      message = finding.message
      remedy = finding.remedy
      unjudged = finding.isUnjudged ? true : nil
    }
  }
}

extension ArtifactFinding {
  /// A member is named `outer!member`.
  func place(in path: String) -> String { ([path] + members).joined(separator: "!") }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let unit = Double((0..<places).reduce(1) { product, _ in product * 10 })
    return (self * unit).rounded() / unit
  }
}
