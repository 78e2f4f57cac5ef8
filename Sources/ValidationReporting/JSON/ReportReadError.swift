// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Why a file is not a report that this version can rely on.
package struct ReportReadError: Error, Hashable, CustomStringConvertible {
  package var description: String

  static func tooLarge(bytes: Int, limit: Int) -> Self {
    Self(
      description: "read the JSON report: it has \(bytes) bytes, the limit is \(limit); "
        + "judge fewer manifests in one run")
  }

  static func version(_ version: Int) -> Self {
    Self(
      description: "read the JSON report: it has version \(version), this validate-model reads "
        + "up to \(Report.currentVersion); use the validate-model that wrote it, or a newer one")
  }

  static var incomplete: Self {
    Self(
      description: "read the JSON report: its totals do not agree with its cases, so it was cut or "
        + "edited; run validate-model again")
  }

  static func damaged(at error: any Error) -> Self {
    Self(
      description: "read the JSON report: \(reason(error)); name a file that --json wrote, "
        + "or run validate-model again")
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return VisibleText.line("\(error)") }
    let (what, context) = parts(of: error)
    let path = context?.codingPath.map(\.stringValue).joined(separator: ".") ?? ""
    return VisibleText.line(path.isEmpty ? what : "\(what) at \(path)")
  }

  private static func parts(of error: DecodingError) -> (String, DecodingError.Context?) {
    switch error {
    case .keyNotFound(let key, let context): ("the key \"\(key.stringValue)\" is missing", context)
    case .valueNotFound(_, let context): ("a value is missing", context)
    case .typeMismatch(_, let context): ("a value has another type than expected", context)
    case .dataCorrupted(let context): (context.debugDescription, context)
    @unknown default: ("\(error)", nil)
    }
  }
}
