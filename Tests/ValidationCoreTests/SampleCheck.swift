// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Counts its words; behaves as badly as a test wants through what it is given.
struct SampleCheck: Check {
  struct Scope: Codable, Hashable, Sendable { var words: [String] }
  struct Limits: Hashable, Sendable { var most: Int }
  struct Measurement: Codable, Sendable { var count: Int }

  enum Behaviour: Sendable { case normal, throwing, hanging, silent, ambiguous }

  var behaviour = Behaviour.normal
  /// Seconds.
  var limit = 60.0
  var measuresTime = false
  var commands: [CommandDeclaration] = []
  var type: String { "sample.count" }

  var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .required("limit", .integer(from: 0, to: 100), "most words"),
      .optional("words", .list(of: .text), default: [], "words to count"),
      .optional("wait", .duration, "not used")
    ) { most, words, _ in Configuration(scope: Scope(words: words), limits: Limits(most: most)) }
  }

  func inputs(of scope: Scope) -> Inputs {
    Inputs(
      commands: commands, measuresTime: measuresTime,
      timeLimit: TimeSpan(seconds: limit))
  }

  func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    ["first", "second"]
  }

  func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    switch behaviour {
    case .throwing: throw SampleFailure()
    case .hanging: try await Task.sleep(for: .seconds(3600))
    default: break
    }
    return Measurement(count: scope.words.count)
  }

  func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    switch behaviour {
    case .silent: []
    case .ambiguous:
      [Judgement("first", .passed(note: "a")), Judgement("first", .passed(note: "b"))]
    default: ["first", "second"].map { Judgement($0, verdict(measurement, limits)) }
    }
  }

  private func verdict(_ measurement: Measurement, _ limits: Limits) -> Judgement.Verdict {
    measurement.count <= limits.most
      ? .passed(note: "\(measurement.count) words")
      : .failed([
        Finding(rule: "sample.words", message: "\(measurement.count) words, at most \(limits.most)")
      ])
  }
}

struct SampleFailure: Error {}
