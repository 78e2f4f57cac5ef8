// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// What one manifest promised, and what became of it.
public struct Suite: Codable, Sendable {
  public var model: String
  /// Tracked path of the manifest.
  public var manifest: RepositoryPath
  /// In the manifest's order.
  public var checks: [CheckRecord]
  /// Ids of the manifest's other checks, which this run was not asked for; `nil` when there is none.
  public var leftOut: [String]?
  /// Checks that the manifest has on the base and has no more; `nil` when there is none.
  public var removed: [RemovedCheck]?

  public var cases: [Case] { checks.flatMap(\.cases) }

  public init(
    model: String, manifest: RepositoryPath, checks: [CheckRecord], leftOut: [String] = [],
    removed: [RemovedCheck] = []
  ) {
    self.model = model
    self.manifest = manifest
    self.checks = checks
    self.leftOut = leftOut.isEmpty ? nil : leftOut
    self.removed = removed.isEmpty ? nil : removed
  }
}

/// A check that only the base's manifest has. Under another type it is another check.
public struct RemovedCheck: Codable, Hashable, Sendable {
  public var id: String
  public var type: String

  public init(id: String, type: String) {
    self.id = id
    self.type = type
  }
}

/// One check of a finished run, with the facts that its cases were judged from.
public struct CheckRecord: Codable, Sendable {
  public enum Action: String, Codable, Hashable, Sendable {
    case ran, reused, skipped
    case cannotJudge = "cannot-judge"
    case stopped
  }

  public var id: String
  public var type: String
  /// Line of the manifest that declares it, from 1.
  public var line: Int
  public var action: Action
  public var scope: JSONValue
  /// What was measured; `nil` when nothing was.
  public var measurement: JSONValue?
  public var measurementVersion: Int
  /// The moment that the judgement took for "now".
  public var judgedAt: Date
  /// Digest of all that the measurement depends on.
  public var fingerprint: String?
  public var duration: TimeSpan
  public var cases: [Case]

  public init(
    id: String, type: String, line: Int, action: Action, scope: JSONValue, measurement: JSONValue?,
    measurementVersion: Int, judgedAt: Date, fingerprint: String?, duration: TimeSpan, cases: [Case]
  ) {
    self.id = id
    self.type = type
    self.line = line
    self.action = action
    self.scope = scope
    self.measurement = measurement
    self.measurementVersion = measurementVersion
    self.judgedAt = judgedAt
    self.fingerprint = fingerprint
    self.duration = duration
    self.cases = cases
  }
}
