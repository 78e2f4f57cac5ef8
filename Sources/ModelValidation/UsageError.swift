// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The command line, the manifest or the place it is run in is wrong; nothing was run. Exit code 2.
public struct UsageError: Error, Sendable, CustomStringConvertible {
  public var message: String
  /// What to do next.
  public var remedy: String

  public init(_ message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }

  public var description: String { "\(message)\n  next: \(remedy)" }
}
