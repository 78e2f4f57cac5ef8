// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

extension ArtifactSafety {
  /// An import of a pickle that somebody has reviewed.
  struct AllowedImport: Hashable, Sendable {
    /// `module:name`, as findings show it.
    let name: String
    let reason: String
    /// Last day on which it holds, as `2027-01-31`, in UTC.
    let until: String?

    /// Days compare as their texts do.
    func hasEnded(at now: Date) -> Bool {
      guard let until else { return false }
      return until < Self.day(of: now)
    }

    private static func day(of date: Date) -> String {
      date.formatted(.iso8601.year().month().day().dateSeparator(.dash))
    }
  }
}

extension Syntax where Value == ArtifactSafety.AllowedImport {
  static var allowedImport: Syntax {
    .mapping(
      Fields(
        .required("import", .importName, "the import, module:name as a finding shows it"),
        .required("reason", .text, "why it is harmless, and who looked"),
        .optional("until", .day, "last day on which it holds, such as 2027-01-31")
      ) { name, reason, until in
        ArtifactSafety.AllowedImport(name: name, reason: reason, until: until)
      })
  }
}

extension Syntax where Value == String {
  fileprivate static var importName: Syntax {
    let pattern = "^[^\\s:*]+:[^\\s:*]+$"
    return .scalar(
      "an import such as mymodel.layers:Attention, without wildcards",
      schema: .text(matching: pattern)
    ) { text in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      let isPlain = !text.contains { $0.isWhitespace || $0 == "*" }
      return isPlain && parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? text : nil
    }
  }

  fileprivate static var day: Syntax {
    .scalar(
      "a day such as 2027-01-31",
      schema: .text(matching: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
    ) { text in
      let isDay = text.wholeMatch(of: /[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])/) != nil
      return isDay ? text : nil
    }
  }
}
