// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One mistake in a manifest.
public struct ManifestProblem: Hashable, Sendable {
  public var mark: SourceMark
  /// What is wrong and what was expected, on one line.
  public var message: String

  public init(_ message: String, at mark: SourceMark) {
    self.mark = mark
    self.message = message
  }
}

/// All mistakes of one manifest, in the order of their lines.
public struct ManifestProblems: Error, Sendable, CustomStringConvertible {
  /// How the manifest is called in messages.
  public var file: String
  public var problems: [ManifestProblem]

  public init(file: String, problems: [ManifestProblem]) {
    self.file = file
    self.problems = problems.sorted {
      ($0.mark.line, $0.mark.column, $0.message) < ($1.mark.line, $1.mark.column, $1.message)
    }
  }

  public var description: String {
    problems.map { "\(file):\($0.mark.line):\($0.mark.column): \($0.message)" }
      .joined(separator: "\n")
  }
}

/// A rule between fields that is broken; thrown by the closure that builds a value from its fields.
public struct ManifestMistake: Error, Sendable {
  /// Key that the message points at; `nil` for the whole mapping.
  public var key: String?
  public var message: String

  public init(_ message: String, at key: String? = nil) {
    self.key = key
    self.message = message
  }
}

/// What decoding a manifest knows and gathers on its way.
public struct ManifestDecoding: Sendable {
  /// Folder that the manifest's paths start at.
  public let modelRoot: RepositoryPath
  public private(set) var problems: [ManifestProblem] = []

  public init(modelRoot: RepositoryPath = .root) { self.modelRoot = modelRoot }

  /// Notes a mistake; decoding goes on so that all are told at once.
  public mutating func report(_ message: String, at node: ManifestNode) {
    problems.append(ManifestProblem(message, at: node.mark))
  }
}
