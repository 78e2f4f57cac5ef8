// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Version that a program says it has, which tells why it did not start as an engine.
struct DuckDBVersion: Comparable {
  /// Older programs lack options and restrictions that every session starts with.
  static let oldest = DuckDBVersion(major: 1, minor: 5)

  var major: Int
  var minor: Int

  init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// `v1.4.4 (Andium) 6ddac802ff` or `1.5.6`; `nil` for anything else.
  init?(_ text: String) {
    let word = text.prefix { !$0.isWhitespace }
    let numbers = word.drop { $0 == "v" }.split(separator: ".").map { Int($0) }
    guard numbers.count >= 3, let major = numbers[0], let minor = numbers[1] else { return nil }
    self.init(major: major, minor: minor)
  }

  static func < (left: DuckDBVersion, right: DuckDBVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}

extension DuckDBStart {
  private static let versionTime = TimeSpan(seconds: 10)

  /// The age of the program, where that is why it did not start; `nil` when it is not.
  func obsolescence(in folder: SessionFolder) async -> Obstacle? {
    let invocation = Invocation(
      arguments: [executable.path, "--version"], workingDirectory: folder.url,
      temporaryDirectory: folder.url, timeout: Self.versionTime)
    guard let said = try? await runner.run(invocation).standardOutput.text,
      let version = DuckDBVersion(said), version < .oldest
    else { return nil }
    return Obstacle(
      rule: "engine.too-old",
      message: "the data engine \(OneLine.of(executable.path)) is duckdb \(version.major)."
        + "\(version.minor), and \(DuckDBVersion.oldest.major).\(DuckDBVersion.oldest.minor) is the "
        + "oldest that can be restricted as it must be",
      remedy: DuckDBLocation.useAnother)
  }
}
