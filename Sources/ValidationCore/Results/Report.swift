// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A finished run as a value. Reporters only read it; encoded, it is the JSON report.
public struct Report: Codable, Sendable {
  /// Raised when a reader of the JSON report would misread a newer one.
  public static let currentVersion = 1

  public var version: Int
  public var tool: Tool
  public var startedAt: Date
  public var duration: TimeSpan
  public var repository: Repository
  /// One for each manifest, in the order they were named.
  public var suites: [Suite]
  public var options: Options
  public var interrupted: Bool
  /// Counts as gates see them; kept beside the cases so that a reader can check that it read them all.
  public var totals: Totals
  public var exitCode: RunStatus

  public struct Tool: Codable, Hashable, Sendable {
    public var name: String
    public var version: String

    public init(name: String = "validate-model", version: String) {
      self.name = name
      self.version = version
    }
  }

  public struct Repository: Codable, Hashable, Sendable {
    public var candidate: Revision
    public var base: BaseResolution

    public init(candidate: Revision, base: BaseResolution) {
      self.candidate = candidate
      self.base = base
    }
  }

  public struct Options: Codable, Hashable, Sendable {
    public var strict: Bool
    public var allowEmpty: Bool

    public init(strict: Bool = false, allowEmpty: Bool = false) {
      self.strict = strict
      self.allowEmpty = allowEmpty
    }
  }

  public init(
    tool: Tool, startedAt: Date, duration: TimeSpan, repository: Repository, suites: [Suite],
    options: Options, interrupted: Bool
  ) {
    version = Self.currentVersion
    self.tool = tool
    self.startedAt = startedAt
    self.duration = duration
    self.repository = repository
    self.suites = suites
    self.options = options
    self.interrupted = interrupted
    totals = Totals(of: suites.flatMap(\.cases))
    exitCode = Self.exitCode(of: suites, options: options, interrupted: interrupted)
  }

  public var cases: [Case] { suites.flatMap(\.cases) }

  private static func exitCode(of suites: [Suite], options: Options, interrupted: Bool) -> RunStatus
  {
    let results = suites.flatMap(\.cases).map(\.gateResult)
    if interrupted { return .interrupted }
    if results.contains(.error) { return .unmeasured }
    if results.contains(.failure) { return .failed }
    if results.isEmpty, !options.allowEmpty { return .nothingSelected }
    return .passed
  }
}

/// Counts of cases by what a gate makes of them.
public struct Totals: Codable, Hashable, Sendable {
  public var tests: Int
  public var failures: Int
  public var errors: Int
  public var skipped: Int

  public init(of cases: [Case]) {
    tests = cases.count
    failures = cases.count { $0.gateResult == .failure }
    errors = cases.count { $0.gateResult == .error }
    skipped = cases.count { $0.gateResult == .skipped }
  }
}
